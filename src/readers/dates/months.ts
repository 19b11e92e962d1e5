const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb'];
// What no table of month names has: `Sept.` of English, `Jänner` of Austria, `setiembre` of Peru.
const OTHERS: readonly (readonly [name: string, month: number])[] = [
  ['sept', 9],
  ['janner', 1],
  ['setiembre', 9],
];
const ENGLISH = namesIn('en', 'long');
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...OTHERS,
  ...LANGUAGES.toReversed()
    .flatMap((language) => [namesIn(language, 'long'), namesIn(language, 'short')])
    .flatMap((names) => names.map((name, index) => [name, index + 1] as const)),
]);

function namesIn(language: string, month: 'long' | 'short'): string[] {
  const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, index) => folded(format.format(new Date(Date.UTC(2001, index, 15)))));
}

function folded(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\.$/u, '').toLowerCase();
}

/** The month that a name or a number says, from 1; 0 where it says none. A slip in an English name does no harm. */
export function monthFrom(written: string): number {
  return /^(?:0?[1-9]|1[0-2])$/.test(written) ? Number(written) : monthNamed(written);
}

/** The month that a word is the name of, in full or cut short, from 1; 0 where it is the name of none. */
export function monthNamed(word: string): number {
  const name = folded(word);
  const known = NUMBERS.get(name);
  if (known !== undefined) return known;
  return ENGLISH.findIndex((month) => isShort(name, month) || isMisspelt(name, month)) + 1;
}

function isShort(name: string, month: string): boolean {
  return name.length >= 3 && month.startsWith(name);
}

/** `Febuary`: it begins and ends like the month and is about as long, which `Marseille` is not. */
function isMisspelt(name: string, month: string): boolean {
  const likeness = [name.slice(0, 3) === month.slice(0, 3), name.at(-1) === month.at(-1)];
  return name.length > 5 && likeness.every(Boolean) && Math.abs(name.length - month.length) <= 1;
}
