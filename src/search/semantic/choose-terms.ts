import type { Directory } from './directory.ts';

/** The terms of a request, by how they are searched. */
export interface ChosenTerms {
  /** Terms by which papers are found. */
  readonly searched: readonly string[];
  /** Terms so common that they only count by their vectors. */
  readonly common: readonly string[];
}

/** The most terms by which papers are found, and the most papers of frequent ones that are looked at. */
const [MAX_TERMS, MAX_FREQUENT_PAPERS] = [40, 60_000];

/** Chooses the terms of a request that are searched: the rare ones, then frequent ones, the least frequent first. */
export function chooseTerms(terms: Iterable<string>, directories: readonly Directory[]): ChosenTerms {
  const distinct = [...new Set(terms)];
  const isCommon = (term: string) => directories.some(({ common }) => common.has(term));
  const frequency = (term: string) =>
    directories.reduce((sum, { frequent }) => sum + (frequent.get(term) ?? 0), 0);
  const common = distinct.filter(isCommon);
  const others = distinct.filter((term) => !isCommon(term));
  const rare = others.filter((term) => frequency(term) === 0).slice(0, MAX_TERMS);
  const frequent = others.filter((term) => frequency(term) > 0).sort((a, b) => frequency(a) - frequency(b));
  const searched = [...rare];
  let left = MAX_FREQUENT_PAPERS;
  for (const term of frequent) {
    left -= frequency(term);
    if (searched.length >= MAX_TERMS || left < 0) break;
    searched.push(term);
  }
  return { searched, common };
}
