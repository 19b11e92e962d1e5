import type { CitationText } from '../../exports/citation-texts.ts';

// Until then the browser has read it.
const KEPT_MS = 10_000;

/** Lets the reader keep a citation as a file, from a folder too: nothing is fetched. */
export function save({ text, fileName, mediaType }: CitationText): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
