import { lookUp } from '../../tables/lookup.ts';

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Plain text for a field in braces. The reader of this folder gives the same text back. */
export function escapeTex(text: string): string {
  return text.replace(/[\\{}~^%&$#_]/gu, (sign) => lookUp(SPECIAL, sign) ?? `\\${sign}`);
}

/** Characters that make programs refuse a whole file, or that end a line in some of them. */
const UNWANTED = /[^\P{Cc}\t\n\r]|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/** A file without control characters, halves of surrogate pairs and noncharacters. */
export function withoutControls(file: string): string {
  return file.replace(UNWANTED, '');
}
