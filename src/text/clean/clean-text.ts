import { repairMojibake } from './mojibake.ts';

/** Plain text as it arrives: control characters, odd spaces and line ends out, the words untouched. */

// Tabs, line and form feeds stay until they become spaces; DEL, the C1 range and byte-order marks never mean anything.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF]/gu;

// `ﬁ` and the like, which a typesetter's file left behind.
const LIGATURE = /[\uFB00-\uFB06]/gu;

/** `raw` on one line with single spaces. */
export function lineOf(raw: string): string {
  return cleanText(raw).replace(/\s+/gu, ' ').trim();
}

/**
 * The paragraphs of `raw`, each on one line. Paragraphs are apart by a blank line, or by a line that is indented by two
 * spaces or more, as arXiv's own metadata has it; any other line break is a wrap.
 */
export function paragraphsOf(raw: string): string[] {
  return cleanText(raw)
    .split(/\n[^\S\n]*\n\s*|\n {2,}/u)
    .map((paragraph) => paragraph.replace(/\s+/gu, ' ').trim())
    .filter((paragraph) => paragraph !== '');
}

/** `raw` with single line feeds, without what never means anything; its white space stays. */
export function cleanText(raw: string): string {
  // A lone surrogate cannot be written as UTF-8.
  return repairMojibake(raw.toWellFormed())
    .replace(/\r\n?|\u2028|\u0085/gu, '\n')
    .replace(/\u2029/gu, '\n\n')
    .replace(CONTROL, '')
    .replace(LIGATURE, (ligature) => ligature.normalize('NFKC'));
}
