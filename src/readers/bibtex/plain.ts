import { texToPlain } from '../../text/tex/tex-to-markdown.ts';

// Most of a bibliography is numbers and words, which are quicker told than read as TeX.
const WORDS = /^[A-Za-z0-9.,:()]*(?: [A-Za-z0-9.,:()]+)*$/;

/** A field without markup as plain text on one line. */
export function plainField(tex: string): string {
  const text = tex.normalize('NFC').trim();
  return WORDS.test(text) ? text : texToPlain(text);
}
