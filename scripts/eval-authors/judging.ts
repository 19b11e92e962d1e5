import { urls } from '../../src/catalog/urls/urls.ts';
import { search } from '../../src/search/engine/search.ts';
import type { SearchEngine } from '../../src/search/retrieval/search-engine.ts';

/** The result of a search for a name. */
export interface Judged {
  readonly name: string;
  readonly expected: number;
  readonly found: number;
  /** Whether exactly the papers with the name were found. */
  readonly isRight: boolean;
}

const ALL = 10_000;

/** Searches for a name in quotes, and compares the results with the papers that have the name. */
export async function judgeName(
  engine: SearchEngine,
  name: string,
  expected: ReadonlySet<string>,
): Promise<Judged> {
  const state = {
    query: `author:"${name.replace(/"/gu, '')}"`,
    topic: '',
    year: '',
    sort: 'relevance',
  } as const;
  const given = await search(engine, state, { shown: ALL, isAll: false, topics: [] });
  const shown = new Set(given.hits.map(({ url }) => url));
  const wanted = [...expected].map((id): string => urls.paper(id));
  const isRight =
    !given.incomplete &&
    given.remaining === 0 &&
    given.count === expected.size &&
    shown.size === expected.size &&
    wanted.every((address) => shown.has(address));
  return { name, expected: expected.size, found: given.count, isRight };
}
