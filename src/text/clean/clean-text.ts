import { repairMojibake } from './mojibake.ts';

// Tabs, line feeds and form feeds are missing: they become spaces. DEL, the C1 range, byte-order marks and noncharacters have no meaning;
// biber reads no file that has one of the last. Characters that embed, isolate or override a direction of writing turn the texts that
// follow; browsers find the direction of a text without them.
const CONTROL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern removes them
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF\p{Noncharacter_Code_Point}]/gu;

// Ligatures such as `ﬁ`, from typeset files.
const LIGATURE = /[\uFB00-\uFB06]/gu;

/** Cleans text and puts it on one line with single spaces. */
export function lineOf(raw: string): string {
  return cleanText(raw).replace(/\s+/gu, ' ').trim();
}

/**
 * Cleans text and splits it into paragraphs, each on one line. A blank line, or a line that is indented by two spaces or more
 * as in arXiv's metadata, begins a paragraph. Any other line break is a wrap.
 */
export function paragraphsOf(raw: string): string[] {
  return cleanText(raw)
    .split(/\n[^\S\n]*\n\s*|\n {2,}/u)
    .map((paragraph) => paragraph.replace(/\s+/gu, ' ').trim())
    .filter((paragraph) => paragraph !== '');
}

/** Removes control characters, repairs mojibake, expands ligatures and normalizes line ends. Other white space stays. */
export function cleanText(raw: string): string {
  // A lone surrogate cannot be written as UTF-8.
  return repairMojibake(raw.toWellFormed())
    .replace(/\r\n?|\u2028|\u0085/gu, '\n')
    .replace(/\u2029/gu, '\n\n')
    .replace(CONTROL, '')
    .replace(LIGATURE, (ligature) => ligature.normalize('NFKC'));
}
