const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb'];
// Names missing in `Intl`'s tables: `Sept.` (English), `Jänner` (Austria), `setiembre` (Peru).
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

/**
 * The month of a name or a number, from 1; 0 if it is neither. Small misspellings of English names are
 * accepted.
 */
export function monthFrom(written: string): number {
  return /^(?:0?[1-9]|1[0-2])$/.test(written) ? Number(written) : monthNamed(written);
}

/** The month that a word names, in full or abbreviated, from 1; 0 if it names none. */
export function monthNamed(word: string): number {
  const name = folded(word);
  const known = NUMBERS.get(name);
  if (known !== undefined) return known;
  return ENGLISH.findIndex((month) => isShort(name, month) || isMisspelt(name, month)) + 1;
}

function isShort(name: string, month: string): boolean {
  return name.length >= 3 && month.startsWith(name);
}

/** Accepts `Febuary`, which starts and ends like the month and is about as long, but not `Marseille`. */
function isMisspelt(name: string, month: string): boolean {
  const likeness = [name.slice(0, 3) === month.slice(0, 3), name.at(-1) === month.at(-1)];
  return name.length > 5 && likeness.every(Boolean) && Math.abs(name.length - month.length) <= 1;
}
