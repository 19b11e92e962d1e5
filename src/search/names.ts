import { CJK, plainLetters } from './folding.ts';

/**
 * The index reduces English words to their stems, and names with them: `Jaming` and `James` are one to it, `Manning` and
 * `Mann`. So names stand in it a second time, in letters that no rule of English is about: those of Georgian, one for each
 * letter from a to z, which nobody's paper is written in.
 */
const FIRST_FOREIGN = 'ა'.charCodeAt(0);
const FIRST_LATIN = 'a'.charCodeAt(0);
/** Stands before names of signs, which the index has by themselves too, as the ends of its pairs of signs. */
const START = 'ჶ';
/** Stands behind each name, so that a whole name differs from a beginning, and none is the beginning of another. */
const END = 'ჵ';

const PART = /[\p{L}\p{N}]+/gu;

/** What is indexed of the names of a paper's authors: each of their words by itself, each once. */
export function indexedNames(names: readonly string[]): string {
  return [...new Set(names.flatMap((name) => [...unitsOf(name), ...partsOf(name), ...surnameOf(name)]))]
    .map((unit) => foreign(unit) + END)
    .join(' ');
}

/** Whether a word is one of those that {@link indexedNames} gives, which no rule of English is about. */
export function isIndexedName(word: string): boolean {
  return FOREIGN.test(word);
}

const FOREIGN = /^[ა-ჵ]+$/u;

/**
 * The words to look for in what {@link indexedNames} gave: those of a whole name, of which one letter alone is an initial, or
 * of one whose words may be beginnings. What has no letters is nobody's name.
 */
export function askedNames(name: string, areBeginnings: boolean): string[] {
  const units = areBeginnings ? [...cjkOf(name), ...wordsOf(name).flat()] : unitsOf(name);
  const isInitial = (unit: string) => unit.length === 1 && unit.search(CJK) < 0;
  if (units.length === 0) return [END];
  return units.map((unit) => foreign(unit) + (areBeginnings || isInitial(unit) ? '' : END));
}

/** The words of a name without what stands in them besides letters and digits: `Bruijn-Example` as `bruijnexample`. */
function unitsOf(name: string): string[] {
  return [...cjkOf(name), ...wordsOf(name).map((parts) => parts.join(''))];
}

/** The parts of double names and of such with an apostrophe. */
function partsOf(name: string): string[] {
  return wordsOf(name)
    .filter((parts) => parts.length > 1)
    .flat();
}

/** The Chinese, Japanese and Korean of a name as one word: whether there is room before the given name means nothing. */
function cjkOf(name: string): string[] {
  const signs = plain(name).match(CJK)?.join('');
  return signs === undefined ? [] : [signs];
}

/** What most Chinese and Korean surnames are: the first sign. */
function surnameOf(name: string): string[] {
  return cjkOf(name).flatMap((signs) => [...signs].slice(0, 1));
}

/** The other words of a name, with the parts of each. */
function wordsOf(name: string): string[][] {
  const words = plain(name).replace(CJK, ' ').split(/\s+/u);
  return words.map((word): string[] => word.match(PART) ?? []).filter((parts) => parts.length > 0);
}

function plain(name: string): string {
  return plainLetters(
    name
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .normalize('NFC')
      .toLowerCase(),
  );
}

function foreign(unit: string): string {
  return (
    (unit.search(CJK) < 0 ? '' : START) +
    unit.replace(/[a-z]/gu, (letter) =>
      String.fromCharCode(FIRST_FOREIGN + letter.charCodeAt(0) - FIRST_LATIN),
    )
  );
}
