import { lookUp } from '../../tables/lookup.ts';
import { normalizeTitle } from '../identifiers/identifiers.ts';

// Words that are often omitted or abbreviated in names of venues.
const STOP_WORDS = new Set(
  'an and at by de der des die du et for from fur in la le of on the to und with'.split(' '),
);
const OPTIONAL_WORDS = new Set(
  'acm annual conf conference ieee international int intl proc proceedings symposium symp workshop'.split(
    ' ',
  ),
);
/** The most words that an acronym may stand for. */
const LONGEST = 16;
const PROCEEDINGS = /^proc(?:eedings)?$/u;
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  thirtieth: 30,
  forty: 40,
  fortieth: 40,
  fifty: 50,
  fiftieth: 50,
};

/** The data by which venues are compared. */
interface Venue {
  /** Its words in lower case, with stop words and without numbers. */
  readonly words: readonly string[];
  /** The number of the edition: `7` for the seventh symposium. */
  readonly edition: number | undefined;
}

/**
 * Whether two names mean the same journal, series of conferences or book.
 *
 * @example
 * `Phys. Rev.` and `Physical Review`; `JACM` and `Journal of the ACM`; `Proc. 7th Symp.` and
 * `Proceedings of the Seventh Symposium`, but not `… of the Eighth Symposium`.
 */
export function isSameVenue(a: string, b: string): boolean {
  return namesOf(a).some((one) => namesOf(b).some((other) => areSameVenue(one, other)));
}

const KNOWN = new Map<string, readonly Venue[]>();

/** The name, and the short names in brackets after it: `Symposium on Theory of Computing (STOC '98)`. */
function namesOf(printed: string): readonly Venue[] {
  const known = KNOWN.get(printed);
  if (known !== undefined) return known;
  const short = Array.from(printed.matchAll(/\(([^()]+)\)/gu), ([, inside = '']) => inside);
  const main = printed.replace(/\([^()]*\)/gu, ' ');
  const names = [main, ...short, ...short.flatMap((one) => one.split(/[,;]/u))].map(venueOf);
  const named = names.filter(({ words }) => words.length > 0);
  // Bounded, since a bibliography may have any number of venues.
  if (KNOWN.size > 10_000) KNOWN.clear();
  KNOWN.set(printed, named);
  return named;
}

function venueOf(name: string): Venue {
  const words: string[] = [];
  let edition: number | undefined;
  for (const word of normalizeTitle(name.replace(/['’]\d\d\b|\b[dl]['’]/giu, ' ')).split(' ')) {
    const number = numberOf(word);
    if (number === undefined) words.push(word.replace(/(?<=\p{L}{2})(?:19|20)?\d\d$/u, ''));
    else if (number < 1000)
      edition = number + (edition !== undefined && edition % 10 === 0 && number < 10 ? edition : 0);
  }
  return { words: words.filter((word) => word !== ''), edition };
}

function numberOf(word: string): number | undefined {
  const digits = /^(\d+)(?:st|nd|rd|th)?$/u.exec(word)?.[1];
  if (digits !== undefined) return Number(digits);
  const at = ORDINALS.indexOf(word);
  if (at >= 0) return at;
  return lookUp(TENS, word);
}

function areSameVenue(a: Venue, b: Venue): boolean {
  if (a.edition !== undefined && b.edition !== undefined && a.edition !== b.edition) return false;
  const [one, other] = [contentOf(a), contentOf(b)];
  if (one.length === other.length) return one.every((word, index) => canBeSameWord(word, other[index] ?? ''));
  const [few, many] = one.length < other.length ? [one, b.words] : [other, a.words];
  const [acronym = ''] = few;
  if (few.length > 1 || acronym.length < 2 || many.length > LONGEST) return false;
  return isAcronymOf(acronym, many);
}

/** The words without stop words and `Proceedings`. */
function contentOf({ words }: Venue): readonly string[] {
  const content = words.filter((word) => !STOP_WORDS.has(word) && !PROCEEDINGS.test(word));
  return content.length > 0 ? content : words;
}

/**
 * Whether two words are equal, or one abbreviates the other: by its beginning, or by a subsequence from the
 * first to the last letter.
 */
function canBeSameWord(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.startsWith(short)) return true;
  return short.length > 2 && short[0] === long[0] && short.at(-1) === long.at(-1) && isWithin(short, long);
}

function isWithin(letters: string, word: string): boolean {
  let at = 0;
  for (const letter of word) if (letter === letters[at]) at++;
  return at === letters.length;
}

/** Whether the letters are the initials of the words. A short word may also appear whole. */
function isAcronymOf(letters: string, words: readonly string[]): boolean {
  const [word, ...rest] = words;
  if (word === undefined) return letters === '';
  if (letters.startsWith(word) && isAcronymOf(letters.slice(word.length), rest)) return true;
  if (letters.startsWith(word.charAt(0)) && isAcronymOf(letters.slice(1), rest)) return true;
  return (STOP_WORDS.has(word) || OPTIONAL_WORDS.has(word)) && isAcronymOf(letters, rest);
}
