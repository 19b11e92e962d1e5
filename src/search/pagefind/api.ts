/** The part of Pagefind's API that we use: https://pagefind.app/docs/api-reference/ */
export interface PagefindModule {
  readonly createInstance: (options: Readonly<Record<string, unknown>>) => PagefindInstance;
}

/** One index, opened: https://github.com/Pagefind/pagefind/blob/v1.6.0/pagefind_web_js/lib/coupled_search.ts */
export interface PagefindInstance {
  /** Finds pages with all words of a term. A term in quotes must occur literally; `null` finds every page. */
  readonly search: (term: string | null) => Promise<{ readonly results: readonly PagefindResult[] }>;
  /** Loads the chunks of the index that a search for a term would need. */
  readonly preload: (term: string) => Promise<void>;
  readonly filters: () => Promise<unknown>;
}

export interface PagefindResult {
  /** The id of the page, see `pageNumber`. */
  readonly id: string;
  readonly score: number;
  /** The positions of matching words in the text of the page, counted in words. */
  readonly words: readonly number[];
}
