import { tableOf } from './table.ts';

// Combining characters by the names of the accent commands.
const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'],
  ["'", '\u0301'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['u', '\u0306'],
  ['.', '\u0307'],
  ['"', '\u0308'],
  ['r', '\u030A'],
  ['H', '\u030B'],
  ['v', '\u030C'],
  ['d', '\u0323'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['b', '\u0331'],
  ['t', '\u0361'],
]);

/** Letters with commands of their own. TeX skips the space that ends such a command. */
const LETTERS = tableOf(
  'ss ß SS ẞ o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ',
);

/** Other characters with commands of their own. Authors expect the space after them to stay. */
const CHARACTERS = tableOf(
  'S § P ¶ dag † ddag ‡ copyright © pounds £ euro € texteuro € EUR € ldots … dots … textellipsis … textendash – ' +
    "textemdash — textasciitilde ~ textasciicircum ^ textbackslash \\ textquotesingle ' textasciigrave ` textdegree ° degree ° " +
    'textregistered ® texttrademark ™ textmu µ textgreater > textless < textbar | textunderscore _ textdollar $ ' +
    'textquotedblleft “ textquotedblright ” textquoteleft ‘ textquoteright ’ guillemotleft « guillemotright » ' +
    'lq ‘ rq ’ slash / textbullet • textperiodcentered · textpm ± texttimes × textordmasculine º textordfeminine ª ' +
    'textquestiondown ¿ textexclamdown ¡ textyen ¥ textsterling £ textcent ¢ textonehalf ½ textonequarter ¼ ' +
    'textthreequarters ¾ textcelsius °C textohm Ω textdiv ÷ textminus − textquotedbl " quotedblbase „ quotesinglbase ‚ ' +
    'guilsinglleft ‹ guilsinglright › textpertenthousand ‱ textperthousand ‰ cprime ʹ cdprime ʺ ' +
    'TeX TeX LaTeX LaTeX BibTeX BibTeX textasteriskcentered * textbraceleft { textbraceright } celsius °C',
);

/** Whether `command`, a letter or another character, puts an accent on the next character. */
export function isAccent(command: string): boolean {
  return ACCENTS.has(command);
}

/** `base` with the accent of `command` in composed form; `undefined` if Unicode has no such letter. */
export function accented(command: string, base: string): string | undefined {
  const mark = ACCENTS.get(command);
  const letter = base === 'ı' ? 'i' : base === 'ȷ' ? 'j' : base;
  if (mark === undefined || !/^\p{L}/u.test(letter)) return undefined;
  const [first = '', ...rest] = letter;
  const composed = (first + mark).normalize('NFC');
  // Only these accents may stay combining characters, as in Vietnamese or Yoruba, or over two letters with one tie.
  if (composed.length > 1 && !/^[btdcvk.]$/u.test(command)) return undefined;
  return composed + rest.join('');
}

/** The letter of a command such as `\ss`. The name is without its backslash. */
export function letterOf(command: string): string | undefined {
  return LETTERS.get(command);
}

/** The character of a command such as `\ldots`, or a short text such as `°C`. The name is without its backslash. */
export function characterOf(command: string): string | undefined {
  return CHARACTERS.get(command);
}
