import type { Listed, Shard } from '../pagefind/shard.ts';
import type { Router } from './shard-router.ts';

/** What a search has found so far, of the shards that were asked. */
export interface Found {
  /** The fittest first; what older shards add to what was enough stands behind it. */
  readonly papers: readonly Listed[];
  /** How many papers stand in the shards that were asked. */
  readonly asked: number;
  /** How many papers of shards that were not asked might hold more. */
  readonly left: number;
  /** Whether all of these are older than those of the shards that were asked. */
  readonly isLeftOlder: boolean;
  /** The years of papers in shards that were not asked, for whatever reason. */
  readonly unasked: ReadonlySet<string>;
  /** How many shards could not be asked. */
  readonly failed: number;
}

/** Who asks, and how much will do. */
export interface Seeker {
  /** Whether the papers that were found in newer shards suffice. */
  readonly isEnough: (papers: readonly Listed[]) => Promise<boolean>;
  /** Whether they would do to be shown at first: then they keep their places, however many more are wanted. */
  readonly isShowable?: (papers: readonly Listed[]) => Promise<boolean>;
  /** Whether words that stand nowhere are most likely slips, so that shards are asked for what was meant instead. */
  readonly isTyped?: boolean;
  /** Whether few papers can be expected, so that all shards may as well be asked at once. */
  readonly areRare?: boolean;
  /** How the router is asked: after the newest shards, if it is not said. */
  readonly route?: Directions;
  /** What may be the title of a paper: the shard that has it is asked before all others, which need not be where it is found. */
  readonly title?: {
    readonly text: string;
    readonly isFound: (papers: readonly Listed[]) => Promise<boolean>;
  };
}

/** How to ask the router. */
export interface Directions {
  /** What a paper must have; the words that shards are asked where this is left out. */
  readonly text?: string;
  /** Whether it is asked before any shard is, as pays where the words are rare. */
  readonly isFirst: boolean;
}

/** The shards of a site, the newest first, and who knows what stands in them. */
export interface Searched {
  readonly shards: readonly Shard[];
  readonly router: Router | undefined;
}
