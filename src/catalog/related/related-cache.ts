import { createHash } from 'node:crypto';
import type { CatalogPaper } from '../paper/catalog-paper.ts';

/** A paper similar to another one, and the terms that they share. */
export interface RelatedPaper {
  readonly paper: CatalogPaper;
  /** How similar their words are, from 0 to 1; 1 is a paper with the same content. */
  readonly similarity: number;
  /** Words and phrases that both contain, most distinctive first, as printed in the paper that the list belongs to. */
  readonly terms: readonly string[];
}

/** A related paper as it is kept: its id, the similarity, the terms. */
type KeptRelated = readonly [id: string, similarity: number, terms: readonly string[]];

/** The lists of the papers of one day, by the ids of the papers. */
export type KeptLists = readonly (readonly [id: string, list: readonly KeptRelated[]])[];

/** Keeps lists of related papers for later builds, a value for each day, by a key that names all that they depend on. */
export interface RelatedCache {
  /** A digest of the code and the settings on which lists depend. */
  readonly settings: string;
  /** The lists of a day; `undefined` if they are not there or are damaged. */
  get(key: string): KeptLists | undefined;
  set(key: string, lists: KeptLists): void;
}

interface Day {
  readonly day: string;
  readonly papers: readonly CatalogPaper[];
}

/** The lists of related papers that are known from former builds. */
export class KnownRelated {
  readonly #cache: RelatedCache;
  readonly #papers: ReadonlyMap<string, CatalogPaper>;
  readonly #digests = new Map<Day, string>();

  constructor(cache: RelatedCache, papers: readonly CatalogPaper[]) {
    this.#cache = cache;
    this.#papers = new Map(papers.map((paper) => [paper.id, paper]));
  }

  /** The key of the lists of the last of some days, which are those of its window. */
  keyOf(window: readonly Day[]): string {
    const days = window.map((day) => {
      const digest = this.#digests.get(day) ?? digestOfPapers(day.papers);
      this.#digests.set(day, digest);
      return `${day.day} ${digest}`;
    });
    return createHash('sha256')
      .update([this.#cache.settings, ...days].join('\n'))
      .digest('base64url');
  }

  get(key: string): [string, RelatedPaper[]][] | undefined {
    return this.#cache.get(key)?.map(([id, list]) => [
      id,
      list.flatMap(([other, similarity, terms]) => {
        const paper = this.#papers.get(other);
        return paper === undefined ? [] : [{ paper, similarity, terms }];
      }),
    ]);
  }

  set(key: string, lists: readonly (readonly [string, readonly RelatedPaper[]])[]): void {
    const kept = lists.map(
      ([id, list]) =>
        [id, list.map(({ paper, similarity, terms }) => [paper.id, similarity, terms] as const)] as const,
    );
    this.#cache.set(key, kept);
  }
}

/** A digest of the fields of papers that lists of related papers depend on. The order of the papers does not matter. */
function digestOfPapers(papers: readonly CatalogPaper[]): string {
  const hash = createHash('sha256');
  for (const { id, title, abstract, keywords, withdrawn } of papers.toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  ))
    hash.update(JSON.stringify([id, title, abstract, keywords ?? [], withdrawn !== undefined]));
  return hash.digest('base64url');
}
