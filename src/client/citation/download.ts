import type { CitationText } from '../../exports/citation-texts.ts';

// After this time the browser has read the file.
const KEPT_MS = 10_000;

/** Downloads a citation as a file. This also works on pages opened from a folder, since nothing is fetched. */
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
