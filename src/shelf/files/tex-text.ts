import { lookUp } from '../../tables/lookup.ts';

/** Combining accents of TeX's commands. */
const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030A',
  H: '\u030B',
  v: '\u030C',
  c: '\u0327',
  k: '\u0328',
};
const LETTERS: Readonly<Record<string, string>> = {
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
  j: 'ȷ',
  textendash: '–',
  textemdash: '—',
  ldots: '…',
  dots: '…',
};

const ACCENTED = /\\([`'^~=."]|[uvHckr](?![A-Za-z]))\s*(?:\{\s*\\?([\p{L}])\s*\}|\\?([\p{L}]))/gu;

/** Characters that TeX needs escaped, and the names of commands for them. */
const SPECIAL = '%&$#_~^\\{}';
const SPECIAL_NAMES = [
  'textasciitilde',
  'textasciicircum',
  'textbackslash',
  'textbraceleft',
  'textbraceright',
];
const NAMED = new RegExp(String.raw`\\(${SPECIAL_NAMES.join('|')})(?:\{\}|\s+|(?![A-Za-z]))`, 'gu');

/** The text of a BibTeX field. Accents and special characters become Unicode; other commands lose only their backslash. */
export function texToText(tex: string): string {
  return (
    tex
      // What is escaped is put aside, so that the next steps do not take it for TeX.
      .replace(/\0/gu, '')
      .replace(/\\([%&$#_{}])/gu, (_, sign) => aside(SPECIAL.indexOf(sign)))
      .replace(NAMED, (_, name) => aside(SPECIAL_NAMES.indexOf(name) + 5))
      .replace(
        ACCENTED,
        (_, accent, braced, bare) => `${dotted(braced ?? bare)}${lookUp(ACCENTS, accent) ?? ''}`,
      )
      .replace(
        /\\([A-Za-z]+)(?:\{\}|\s+|(?![A-Za-z]))/gu,
        (whole, name: string) => lookUp(LETTERS, name) ?? whole.slice(1),
      )
      .replace(/~/gu, '\u00A0')
      .replace(/[{}]/gu, '')
      .replace(/\0(.)/gu, (_, place) => SPECIAL.charAt(Number(place)))
      .normalize('NFC')
      .trim()
  );
}

const aside = (place: number) => `\0${place}`;

/** `\i` with an accent is an ordinary i. */
function dotted(letter: string): string {
  return letter === 'ı' ? 'i' : letter;
}
