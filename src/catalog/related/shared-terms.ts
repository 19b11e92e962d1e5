import { printedAs } from '../terms/phrases.ts';
import { type PaperTerms, pairOf, type TermNumber } from './term-weights.ts';

const LONGEST = 3;

type Words = PaperTerms['words'];

/** A word or phrase of a paper. */
interface Run {
  readonly numbers: readonly number[];
  readonly words: Words;
  readonly worth: number;
}

/**
 * Prepares a paper for being compared. The function it returns gives the words and phrases of at most three words that
 * stand in another paper in the same order, the most telling first, as the first paper prints them; no word is in two of
 * them. `worthOf` says how telling a term is, 0 for not at all.
 */
export function createSharedTerms(
  { words }: PaperTerms,
  worthOf: (term: TermNumber) => number,
): (other: Uint32Array, most: number) => string[] {
  const runs = runsOf(words, worthOf).sort((a, b) => b.worth - a.worth);
  return (other, most) => {
    const places = placesOf(other);
    const chosen: Run[] = [];
    const taken = new Set<number>();
    for (const run of runs) {
      if (chosen.length === most) break;
      if (run.numbers.some((number) => taken.has(number)) || !stands(run, other, places)) continue;
      chosen.push(run);
      for (const number of run.numbers) taken.add(number);
    }
    return chosen.map((run) => printedAs(run.words));
  };
}

/** The runs of words that are worth something, each once, from the place where its capitals mean most. */
function runsOf(words: Words, worthOf: (term: TermNumber) => number): Run[] {
  const runs = new Map<string, Run>();
  for (let start = 0; start < words.length; start += 1) {
    for (let end = start + 1; end <= start + LONGEST; end += 1) {
      const own = words.slice(start, end);
      const worth = worthOfRun(own, worthOf);
      if (worth > 0) {
        const numbers = own.map(({ number }) => number);
        const key = numbers.join(' ');
        const known = runs.get(key);
        if (known === undefined || capitalsOf(own) < capitalsOf(known.words))
          runs.set(key, { numbers, words: own, worth });
      }
      if (words[end]?.joint === undefined) break;
    }
  }
  return [...runs.values()];
}

/** How little the capitals of a run mean: 0 where it has none, 2 where its place may be their reason. */
function capitalsOf(words: Words): number {
  if (words.some(({ isOpening }) => isOpening)) return 2;
  return words.some(({ printed }) => /^\p{Lu}\p{Ll}/u.test(printed)) ? 1 : 0;
}

/** General words count nothing by themselves, but may make a telling pair. */
function worthOfRun(words: Words, worthOf: (term: TermNumber) => number): number {
  let worth = 0;
  let before: Words[number] | undefined;
  for (const word of words) {
    if (!word.isGeneral) worth += worthOf(word.number);
    if (before !== undefined) worth += worthOf(pairOf(before.number, word.number));
    before = word;
  }
  return worth;
}

function placesOf(sequence: Uint32Array): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (const [place, number] of sequence.entries()) {
    const known = places.get(number);
    if (known === undefined) places.set(number, [place]);
    else known.push(place);
  }
  return places;
}

function stands(
  { numbers }: Run,
  other: Uint32Array,
  places: ReadonlyMap<number, readonly number[]>,
): boolean {
  const starts = places.get(numbers[0] ?? 0) ?? [];
  return starts.some((start) => numbers.every((number, at) => other[start + at] === number));
}
