import type { TermMatch } from '../format/routing-table.ts';
import type { AskedName } from '../query/parser.ts';
import type { DictionaryLookup } from '../spelling/dictionary-files.ts';
import type { Speller } from '../spelling/speller.ts';
import type { FoundAuthor } from './author-loader.ts';
import type { Filters } from './filters.ts';
import type { ScanOptions, ScanResult } from './scan-options.ts';
import type { NearPaper, NearPapers } from './semantic/near-papers.ts';
import type { ShardQuery, StoredPaper } from './shard.ts';

/** The search index could not be loaded at all. */
export class IndexMissing extends Error {
  override readonly name = 'IndexMissing';
}

/** The script of the search could not be loaded as a worker: a deployment may have removed it, or the connection failed. */
export class ScriptMissing extends Error {
  override readonly name = 'ScriptMissing';
}

/** A paper near to a request, whose stored fields are loaded when it is shown. */
export interface NearestPaper extends NearPaper {
  /** The same as in `Match`. */
  readonly key: string;
  /** @throws if its file cannot be loaded. */
  readonly load: () => Promise<StoredPaper>;
}

/** What is nearest to a request. */
export type NearestPapers = NearPapers<NearestPaper>;

/** A search index: the papers, their words, and their authors. */
export interface SearchEngine {
  /** Whether files of the index failed to load, so that results may be missing. */
  readonly incomplete: boolean;
  /** Whether the site has a semantic index. */
  readonly hasSemanticIndex: boolean;
  /**
   * Searches the shards, newest first, until the options call the matches sufficient or no shard is left.
   * @throws {IndexMissing} if no shard can be loaded.
   * @throws {ScriptMissing} if Pagefind cannot be started.
   */
  readonly find: (query: ShardQuery, filters: Filters, options: ScanOptions) => Promise<ScanResult>;
  /** Whether a paper has this text as its title; `false` if the routing table does not tell. */
  readonly isTitle: (text: string) => Promise<boolean>;
  /** How a word occurs in the papers; `undefined` if the routing table does not tell. */
  readonly matchTerm: (word: string) => Promise<TermMatch | undefined>;
  /** A speller for these words of the dictionary and their neighbours; `undefined` if the dictionary is missing. */
  readonly speller: (wanted: readonly DictionaryLookup[]) => Promise<Speller | undefined>;
  /** The authors whose names match, best match first. */
  readonly findAuthors: (asked: AskedName) => Promise<readonly FoundAuthor[]>;
  /** The authors with exactly this name, or with a name that the same person may have. */
  readonly findAuthorsNamed: (asked: AskedName) => Promise<readonly FoundAuthor[]>;
  /**
   * The papers nearest to a request by their words and their meaning; `undefined` if the site has no semantic index, or a part of
   * it cannot be loaded.
   * @param terms the terms of the request, see `termsIn`.
   * @param isAllowed whether a paper may be returned, by its key.
   */
  readonly nearest: (
    terms: readonly string[],
    isAllowed?: (key: string) => boolean,
  ) => Promise<NearestPapers | undefined>;
}
