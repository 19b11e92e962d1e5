import type { Match, Shard } from './shard.ts';
import type { ShardRouter } from './shard-router.ts';

/** The result of a scan of shards. */
export interface ScanResult {
  /** Best match first. Matches from older shards are appended, so that results already shown never move. */
  readonly matches: readonly Match[];
  /** The number of papers in the searched shards. */
  readonly searched: number;
  /** The number of papers in shards that were not searched and may have more matches. */
  readonly remaining: number;
  /** Whether all of the remaining papers are older than those of the searched shards. */
  readonly isRemainderOlder: boolean;
  /** The years of the papers in all shards that were not searched. */
  readonly unsearchedYears: ReadonlySet<string>;
  /** The number of shards that could not be searched. */
  readonly failedShards: number;
  /** Why one of them could not be searched. */
  readonly failure?: unknown;
}

/** The order in which shards are searched, and the conditions for the end of the scan. */
export interface ScanOptions {
  /** Whether the matches of the newer shards are enough. */
  readonly isSufficient: (matches: readonly Match[]) => Promise<boolean>;
  /** Whether these matches fill the first page. If so their order is frozen before more shards are searched. */
  readonly fillsFirstPage?: (matches: readonly Match[]) => Promise<boolean>;
  /**
   * Whether the scan stops when no shard contains one of the words. Such a word is probably misspelled, and the shards are
   * searched for its correction instead.
   */
  readonly stopOnUnknownTerm?: boolean;
  /** Whether few matches are expected, so that all shards are searched at once. */
  readonly scanAllAtOnce?: boolean;
  /** How the router is used; after the newest shards by default. */
  readonly routing?: RoutingOptions;
  /** A possible title: the shard that has it is searched first, even if it is not the newest. */
  readonly title?: {
    readonly text: string;
    readonly isFound: (matches: readonly Match[]) => Promise<boolean>;
  };
}

/** How the router selects shards. */
export interface RoutingOptions {
  /** The words that a shard must contain; those of the query by default. */
  readonly text?: string;
  /** Whether it selects before any shard is searched, which saves time if the words are rare. */
  readonly isBeforeScan: boolean;
}

/** The shards of a site, newest first, and the router that knows which words they contain. */
export interface ShardSet {
  readonly shards: readonly Shard[];
  readonly router: ShardRouter | undefined;
}
