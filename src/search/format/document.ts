import type { Facet } from './facets.ts';
import type { StoredFields } from './stored-fields.ts';

/** A paper as input of the index. */
export interface SearchDocument {
  /** The address of its page, from the site's root; the search page knows where the root is. */
  readonly url: string;
  /** The abstract; for a paper without one, a placeholder that `abstractOf` recognizes. */
  readonly content: string;
  readonly language: 'en';
  readonly meta: StoredFields;
  /** Stored beside the inverted index, not in it. */
  readonly facet: Facet;
}
