import { Temporal } from 'temporal-polyfill';
import type { PaperSummary } from '../paper/paper-summary.ts';
import type { Edition, Editions } from './editions.ts';
import { byVotes } from './sort-orders.ts';

/** The content of the home page. */
export interface HomePage {
  readonly newest?: Edition;
  /** The editions before the newest, newest first. */
  readonly earlier: readonly Edition[];
  /** The papers with the most upvotes in the seven days up to the newest edition. */
  readonly mostUpvoted: readonly PaperSummary[];
  readonly undated?: Edition;
}

/** The sizes of the lists on the home page. */
export interface HomePageLimits {
  /** The number of editions before the newest one. */
  readonly recentDays: number;
  readonly mostUpvoted: number;
}

const DEFAULT_LIMITS: HomePageLimits = { recentDays: 6, mostUpvoted: 5 };

/** The content of the home page: the newest edition, the ones before it, and the most upvoted papers. */
export function homePageOf({ dated, undated }: Editions, limits: HomePageLimits = DEFAULT_LIMITS): HomePage {
  const newest = dated.at(-1);
  return {
    ...(newest !== undefined && { newest }),
    earlier: dated.slice(0, -1).slice(-limits.recentDays).reverse(),
    mostUpvoted: newest === undefined ? [] : mostUpvotedUpTo(newest, dated).slice(0, limits.mostUpvoted),
    ...(undated !== undefined && { undated }),
  };
}

function mostUpvotedUpTo(newest: Edition, dated: readonly Edition[]): PaperSummary[] {
  const first = Temporal.PlainDate.from(newest.day).subtract({ days: 6 }).toString();
  return dated
    .filter(({ day }) => day >= first)
    .flatMap(({ papers }) => papers)
    .filter(({ upvotes = 0 }) => upvotes > 0)
    .sort(byVotes);
}
