/** The order of the parts of printed names. */

const LETTER = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}々]/u;
const NAME = new RegExp(String.raw`^(?:${LETTER.source}[\p{Mn}ー]*|[·・\s])+$`, 'u');
const MIDDLE_DOT = /[·・]/u;

/** Whether a text has only Han, kana or hangul letters, such as `山田 太郎`. */
export function isEastAsian(text: string): boolean {
  return NAME.test(text) && LETTER.test(text);
}

/**
 * A name as printed: `Jane Roe Jr.`, or `山田太郎`, since East Asian names begin with the family name and have no
 * space. A foreign name in such a script keeps its order and its dots: `ジョン・Q・スミス`. If the family name is in
 * Latin letters, the name has Latin order.
 */
export function printedName(given: string, family: string, suffix = ''): string {
  if (isEastAsian(family) && LETTER.test(given.charAt(0))) {
    const dot = MIDDLE_DOT.exec(given)?.[0] ?? MIDDLE_DOT.exec(family)?.[0];
    return [...(dot === undefined ? [family, given] : [given, dot, family]), suffix].join('');
  }
  return [given, family, suffix].filter((part) => part !== '').join(' ');
}
