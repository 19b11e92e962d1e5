// Combining characters by the accent command that sets them.
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

/** Letters that have commands of their own; TeX takes the spaces behind them for their end. */
const LETTERS = listed(
  'ss ß SS ẞ o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ',
);

/** Signs that have commands of their own; what stands behind them stays apart. */
const SIGNS = listed(
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

function listed(pairs: string): ReadonlyMap<string, string> {
  const words = pairs.split(' ');
  return new Map(
    words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? ''] as const] : [])),
  );
}

/** Whether `command`, a letter or a sign, sets an accent on what follows. */
export function isAccent(command: string): boolean {
  return ACCENTS.has(command);
}

/** `base` with the accent of `command`, as one character; `undefined` where Unicode has no such letter. */
export function accented(command: string, base: string): string | undefined {
  const mark = ACCENTS.get(command);
  const letter = base === 'ı' ? 'i' : base === 'ȷ' ? 'j' : base;
  if (mark === undefined || !/^\p{L}/u.test(letter)) return undefined;
  const [first = '', ...rest] = letter;
  const composed = (first + mark).normalize('NFC');
  // Two letters under one tie, and a few that are written with a combining character, as in Vietnamese or Yoruba.
  if (composed.length > 1 && !/^[btdcvk.]$/u.test(command)) return undefined;
  return composed + rest.join('');
}

/** The letter of a command such as `\ss`, without its backslash. */
export function letterOf(command: string): string | undefined {
  return LETTERS.get(command);
}

/** The sign of a command such as `\ldots`, without its backslash. */
export function signOf(command: string): string | undefined {
  return SIGNS.get(command);
}
