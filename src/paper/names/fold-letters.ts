import { lookUp } from '../../tables/lookup.ts';

const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
};
const UNDECOMPOSED = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'giu');

/**
 * Replaces letters that Unicode does not decompose into a letter and an accent: `lukasz` for `łukasz`. The replacement is in
 * lower case.
 */
export function foldLetters(text: string): string {
  return text.replace(UNDECOMPOSED, (letter) => lookUp(LETTERS, letter.toLowerCase()) ?? letter);
}
