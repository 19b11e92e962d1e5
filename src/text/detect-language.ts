// Scripts of a single scholarly language. Latin and Cyrillic have many languages.
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
 * The language of a text by its script, as a BCP 47 tag. Screen readers use it to choose a voice, and browsers to choose the
 * Chinese or Japanese form of a character. `undefined` for a text mostly in Latin letters or in an ambiguous script.
 */
export function languageOf(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu) ?? [];
  const others = letters.filter((letter) => !LATIN.test(letter)).length;
  if (others * 2 <= letters.length) return undefined;
  const language = LANGUAGES.find(([, script]) => script.test(text))?.[0];
  return language === 'ar' && NOT_ARABIC.test(text) ? undefined : language;
}
