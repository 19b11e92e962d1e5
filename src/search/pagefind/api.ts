import type { StoredFields } from '../format/stored-fields.ts';

/** What the page uses of Pagefind: https://pagefind.app/docs/api-reference/ */
export interface PagefindModule {
  readonly createInstance: (options: Readonly<Record<string, unknown>>) => Instance;
}

export interface Instance {
  /** All words must be found; a term in quotes must stand as it is; `null` finds every paper. */
  readonly search: (term: string | null) => Promise<{ readonly results: readonly EngineResult[] }>;
  /** Loads what a search for a term would need. */
  readonly preload: (term: string) => Promise<void>;
  readonly filters: () => Promise<unknown>;
}

export interface EngineResult {
  readonly id: string;
  readonly score: number;
  readonly data: () => Promise<Hit>;
}

/** A record as the engine hands it out, once its part of the index has been fetched. */
export interface Hit {
  /** As it was indexed: from the site's root. */
  readonly raw_url: string;
  readonly content: string;
  readonly locations: readonly number[];
  readonly meta: StoredFields;
}
