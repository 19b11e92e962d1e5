import type { PaperSet } from '../authors/paper-sets.ts';
import type { Facet } from '../format/facets.ts';
import type { ManifestShard, PagefindFiles } from '../format/manifest.ts';
import type { StoredFields } from '../format/stored-fields.ts';
import type { Query } from '../query/parser.ts';
import type { Candidate } from './filters.ts';

/** One index of the site. Its files are loaded at the first search in it. */
export interface Shard {
  /** How many papers it has. */
  readonly papers: number;
  /** The years of its papers. */
  readonly years: readonly string[];
  /** Loads the files for every search with hits. @throws if a file cannot be loaded. */
  readonly preload: () => Promise<void>;
  /** Loads the further files for a search for these words. @throws if a file cannot be loaded. */
  readonly preloadTerms: (words: string) => Promise<void>;
  /** Fetches the files that {@link Shard.preload} reads, at low priority. Returns whether all of them arrived. */
  readonly prefetch: () => Promise<boolean>;
  /**
   * The papers that match a query, best match first; all papers for a query without words.
   * @param number the number of this shard in a `PaperSet`.
   */
  readonly find: (query: ShardQuery, number: number) => Promise<Match[]>;
  /** The paper with a number, with its facet and its stored fields. @throws if its file cannot be loaded. */
  readonly paper: (number: number) => Promise<StoredPaper>;
  /** The key of the paper with a number, as in {@link Match}. */
  readonly keyOf: (number: number) => string;
}

/** The part of a query that a shard evaluates. */
export interface ShardQuery extends Pick<Query, 'words' | 'phrases' | 'excluded'> {
  /** Words that the last word may become if it is still being typed. */
  readonly completions?: readonly string[];
  /** The papers of the requested authors; every paper if none is requested. */
  readonly includedPapers?: PaperSet;
  /** The papers of the excluded authors. */
  readonly excludedPapers?: PaperSet;
}

/** A paper that a shard has found. */
export interface Match extends Candidate {
  /** Unique among the papers of the site. */
  readonly key: string;
  /** Loads the stored fields of the paper. @throws if its file cannot be loaded. */
  readonly loadDocument: () => Promise<StoredDocument>;
}

/** The stored fields of a paper. */
export interface StoredDocument {
  /** The address of the paper's page, from the site's root. */
  readonly url: string;
  readonly content: string;
  /** The positions of matching words in `content`, counted in words. */
  readonly locations: readonly number[];
  readonly meta: StoredFields;
}

/** A paper that was not found by Pagefind, with all that a result shows. */
export interface StoredPaper extends StoredDocument, Facet {
  /** The same as in {@link Match}. */
  readonly key: string;
}

/** Makes the shard of an entry in the manifest. */
export type ShardFactory = (entry: ManifestShard, engine: PagefindFiles) => Shard;

/** All words and phrases that a paper must contain, as one text. */
export function requiredText({ words, phrases }: Pick<Query, 'words' | 'phrases'>): string {
  return [words, ...phrases].join(' ').trim();
}
