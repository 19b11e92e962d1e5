/** How the parts of a name stand in print. */

const LETTER = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}々]/u;
const NAME = new RegExp(String.raw`^(?:${LETTER.source}[\p{Mn}ー]*|[·・\s])+$`, 'u');
const MIDDLE_DOT = /[·・]/u;

/** Whether a text is written in Han, kana or hangul alone, as `山田 太郎` is. */
export function isEastAsian(text: string): boolean {
  return NAME.test(text) && LETTER.test(text);
}

/**
 * A name as it is printed: `Jane Roe Jr.`, and `山田太郎`, since in Han, kana and hangul the family name comes first and no
 * space is set. A name of abroad keeps its order there and its dots: `ジョン・Q・スミス`. Where the family name is in Latin
 * letters, the name is read as Latin ones are.
 */
export function printedName(given: string, family: string, suffix = ''): string {
  if (isEastAsian(family) && LETTER.test(given.charAt(0))) {
    const dot = MIDDLE_DOT.exec(given)?.[0] ?? MIDDLE_DOT.exec(family)?.[0];
    return [...(dot === undefined ? [family, given] : [given, dot, family]), suffix].join('');
  }
  return [given, family, suffix].filter((part) => part !== '').join(' ');
}
