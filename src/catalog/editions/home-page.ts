import { Temporal } from 'temporal-polyfill';
import type { CatalogPaper } from '../paper/catalog-paper.ts';
import type { Edition, Editions } from './editions.ts';
import { byVotes } from './sort-orders.ts';

/** What the home page shows. */
export interface FrontPage {
  readonly newest?: Edition;
  /** The editions before the newest, newest first. */
  readonly earlier: readonly Edition[];
  /** The papers with most upvotes among those of the seven days up to the newest edition. */
  readonly mostUpvoted: readonly CatalogPaper[];
  readonly undated?: Edition;
}

/** How much of it is shown. */
export interface FrontPageLimits {
  /** Editions before the newest. */
  readonly recentDays: number;
  readonly mostUpvoted: number;
}

const USUAL: FrontPageLimits = { recentDays: 6, mostUpvoted: 5 };

/** The newest edition, and what stands beneath it. */
export function frontPageOf({ dated, undated }: Editions, limits: FrontPageLimits = USUAL): FrontPage {
  const newest = dated.at(-1);
  return {
    ...(newest !== undefined && { newest }),
    earlier: dated.slice(0, -1).slice(-limits.recentDays).reverse(),
    mostUpvoted: newest === undefined ? [] : mostUpvotedUpTo(newest, dated).slice(0, limits.mostUpvoted),
    ...(undated !== undefined && { undated }),
  };
}

function mostUpvotedUpTo(newest: Edition, dated: readonly Edition[]): CatalogPaper[] {
  const first = Temporal.PlainDate.from(newest.day).subtract({ days: 6 }).toString();
  return dated
    .filter(({ day }) => day >= first)
    .flatMap(({ papers }) => papers)
    .filter(({ upvotes = 0 }) => upvotes > 0)
    .sort(byVotes);
}
