import type { CitationText } from '../../exports/citation-texts.ts';

/** A file to download: a text or, for an archive, bytes. */
type Download = Omit<CitationText, 'text'> & { readonly text: string | Uint8Array<ArrayBuffer> };

// Long enough for the browser to read the file.
const KEPT_MS = 10_000;

/** Downloads a file. Nothing is fetched, so this also works on pages opened from a folder. */
export function save({ text, fileName, mediaType }: Download): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
