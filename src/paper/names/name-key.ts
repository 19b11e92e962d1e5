import { foldLetters } from './fold-letters.ts';

/** A key that all spellings of a name share. Two names are treated as one exactly when their keys are equal. */
export type NameKey = string;

const EAST_ASIAN_SPACE =
  /(?<=[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー々]) (?=[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}])/gu;

/**
 * The key of a name. It ignores case, accents of Latin letters, dots, hyphens, apostrophes and the width of spaces, and
 * spaces between Han, kana or hangul: `山田 太郎` is 山田太郎. It does not ignore initials: `J. Doe`, `Jane Doe` and `Jane Q.
 * Doe` are three names, because merging two people is worse than listing one twice. A name without letters has an empty key.
 */
export function nameKeyOf(name: string): NameKey {
  const latin = name
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
    .normalize('NFKC')
    .toLowerCase()
    // `toLowerCase` may add a combining mark: İ becomes i and U+0307.
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1');
  const words = foldLetters(latin)
    .replace(/['’‘`´ʼʻ′]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
  return /\p{L}/u.test(words) ? words.trim().replace(EAST_ASIAN_SPACE, '') : '';
}
