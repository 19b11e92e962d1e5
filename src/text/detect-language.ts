// Scripts that one language is written in, or that one language of scholarship is; Latin and Cyrillic tell nothing.
const LANGUAGES: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['zh', /\p{Script=Han}/u],
  ['ko', /\p{Script=Hangul}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['th', /\p{Script=Thai}/u],
  ['ar', /\p{Script=Arabic}/u],
];
const NOT_ARABIC = /[پچژگٹڈڑےہ]/u;
const LATIN = /\p{Script=Latin}/u;

/**
 * The language of a text as far as its letters say: for the voice of a screen reader, and for the forms of characters
 * that Chinese and Japanese write differently. `undefined` for a text that is mostly in Latin letters.
 */
export function languageOf(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu) ?? [];
  const others = letters.filter((letter) => !LATIN.test(letter)).length;
  if (others * 2 <= letters.length) return undefined;
  const language = LANGUAGES.find(([, script]) => script.test(text))?.[0];
  return language === 'ar' && NOT_ARABIC.test(text) ? undefined : language;
}
