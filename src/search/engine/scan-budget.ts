import type { SearchEngine } from '../retrieval/search-engine.ts';

/**
 * The most scans of the index that one search may cost. Most searches cost one, misspelled ones five to ten, and pasted texts
 * of forty misspelled words about fifty to a hundred. No search should reach the limit.
 */
export const MAX_SCANS = 200;

/** A search has used all its scans. */
export class ScanBudgetExceeded extends Error {
  override readonly name = 'ScanBudgetExceeded';
}

/**
 * An engine for a single search with a limited number of scans.
 * @returns an engine whose `find` rejects with {@link ScanBudgetExceeded} after `most` calls.
 */
export function limitScans(engine: SearchEngine, most: number): SearchEngine {
  let scans = 0;
  return {
    get incomplete() {
      return engine.incomplete;
    },
    hasSemanticIndex: engine.hasSemanticIndex,
    find: async (query, filters, options) => {
      scans += 1;
      if (scans > most) throw new ScanBudgetExceeded(`A search may scan the index ${most} times.`);
      return engine.find(query, filters, options);
    },
    isTitle: (text) => engine.isTitle(text),
    matchTerm: (word) => engine.matchTerm(word),
    speller: (wanted) => engine.speller(wanted),
    findAuthors: (asked) => engine.findAuthors(asked),
    findAuthorsNamed: (asked) => engine.findAuthorsNamed(asked),
    nearest: (terms, isAllowed) => engine.nearest(terms, isAllowed),
  };
}

/** The result of some work; `undefined` if it exceeds the budget. */
export async function unlessExceeded<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ScanBudgetExceeded) return undefined;
    throw error;
  }
}
