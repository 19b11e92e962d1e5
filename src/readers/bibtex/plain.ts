import { texToPlain } from '../../text/tex/tex-to-markdown.ts';

// Fast path: most fields are numbers and plain words.
const WORDS = /^[A-Za-z0-9.,:()]*(?: [A-Za-z0-9.,:()]+)*$/;

/** A TeX field as plain text on one line. */
export function plainField(tex: string): string {
  const text = tex.normalize('NFC').trim();
  return WORDS.test(text) ? text : texToPlain(text);
}
