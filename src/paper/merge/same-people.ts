import type { Author } from '../author.ts';
import { foldName, type NamePart, partsOf } from '../names/name-parts.ts';

/** A name in the form in which it is compared. */
interface Person {
  readonly readings: readonly (readonly NamePart[])[];
  /** The letters of a name that has no parts to compare: an organisation's, or one in an East Asian script. */
  readonly whole: readonly string[];
  readonly isEastAsian: boolean;
}

const NOBODY = /^(?:et al|others|and others|anonymous|anon|n n|unknown|no author)$/u;
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Whether two lists can be the authors of one work: each author in the shorter list is also in the longer
 * one, since a list may have been cut to `et al.` Initials match names, in either order, with or without
 * accents and particles. `undefined` if a list is empty or the two are in different scripts.
 */
export function sameAuthors(
  a: readonly Author[] | undefined,
  b: readonly Author[] | undefined,
): boolean | undefined {
  const [one, other] = [personsOf(a), personsOf(b)];
  if (one.length === 0 || other.length === 0) return undefined;
  if (one.every(({ isEastAsian }) => isEastAsian) !== other.every(({ isEastAsian }) => isEastAsian)) {
    return undefined;
  }
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  const taken = new Set<Person>();
  return few.every((person, index) => {
    // The lists nearly always have the same order.
    const own = [many[index], ...many].find(
      (candidate) => candidate !== undefined && !taken.has(candidate) && canBeSamePerson(person, candidate),
    );
    if (own !== undefined) taken.add(own);
    return own !== undefined;
  });
}

/** Whether the lists have an author in common. */
export function shareAnAuthor(a: readonly Author[] | undefined, b: readonly Author[] | undefined): boolean {
  const others = personsOf(b);
  return personsOf(a).some((person) => others.some((other) => canBeSamePerson(person, other)));
}

/** The number of full names in a list, by words: three in `U. Muster, Rafael Probe`. */
export function namesInFull(authors: readonly Author[]): number {
  return authors.reduce(
    (sum, { name }) => sum + (partsOf(name)[0] ?? []).filter(({ kind }) => kind === 'word').length,
    0,
  );
}

const KNOWN = new WeakMap<readonly Author[], readonly Person[]>();

function personsOf(authors: readonly Author[] | undefined): readonly Person[] {
  if (authors === undefined) return [];
  const known = KNOWN.get(authors);
  if (known !== undefined) return known;
  const persons = authors.filter(({ name }) => !NOBODY.test(foldName(name))).map(personOf);
  KNOWN.set(authors, persons);
  return persons;
}

function personOf({ name, given, family }: Author): Person {
  const isEastAsian = EAST_ASIAN.test(name);
  const words = foldName(name).split(' ');
  const orders = [
    words,
    words.toReversed(),
    given !== undefined && family !== undefined ? [family, given] : words,
  ].map((parts) => foldName(parts.join('')).replaceAll(' ', ''));
  return { readings: isEastAsian ? [] : partsOf(name), whole: [...new Set(orders)], isEastAsian };
}

function canBeSamePerson(a: Person, b: Person): boolean {
  if (a.whole.some((name) => b.whole.includes(name))) return true;
  return a.readings.some((one) => b.readings.some((other) => canBeSameName(one, other)));
}

/** Whether every part of the shorter name matches one of the longer's, at least one of them a full name. */
function canBeSameName(a: readonly NamePart[], b: readonly NamePart[]): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const left = [...many];
  let inFull = 0;
  // Full names first, so that no initial takes their match.
  for (const part of few.toSorted((x, y) => y.text.length - x.text.length)) {
    const same = left.findIndex(({ text }) => text === part.text);
    const at =
      same >= 0 ? same : left.findIndex((other) => isShortFor(part, other) || isShortFor(other, part));
    if (at < 0) return false;
    if (same >= 0 && part.text.length > 1) inFull++;
    left.splice(at, 1);
  }
  return inFull > 0;
}

/** Whether `short` abbreviates `long`: an initial, or a name cut off before a full stop. */
function isShortFor(short: NamePart, long: NamePart): boolean {
  return short.kind !== 'word' && long.text.startsWith(short.text);
}
