import { Temporal } from 'temporal-polyfill';
import type { Day } from '../../paper/days.ts';
import type { Edition, Editions } from '../editions/editions.ts';
import { byTitle } from '../editions/sort-orders.ts';
import type { CatalogPaper } from '../paper/catalog-paper.ts';

export type TrendingWindow = 'week' | 'month';

/** The constants of the ranking, in days and upvotes; the text that explains it on the page is made from them too. */
export const TRENDING = {
  /** Added to the median, so that a few upvotes on a quiet day do not count as much as many on a busy one. */
  smoothing: 5,
  week: { days: 7, halfLife: 3 },
  month: { days: 30, halfLife: 15 },
} as const;

export interface Trending {
  /** The first and the last day of the window, both included. It ends with the newest edition, not today. */
  readonly from: Day;
  readonly to: Day;
  /** The highest score first; only papers with upvotes. */
  readonly papers: readonly { readonly paper: CatalogPaper; readonly score: number }[];
}

const MAX_PAPERS = 50;

/**
 * The papers of the days up to the newest edition, ranked by upvotes as {@link trendingFormula} explains. It is `undefined`
 * if none of them has upvotes, as in a store with papers from arXiv only; the page then shows rising terms and topics alone.
 */
export function trendingOf(
  { dated }: Pick<Editions, 'dated'>,
  window: TrendingWindow,
  limit: number = MAX_PAPERS,
): Trending | undefined {
  const to = dated.at(-1)?.day;
  if (to === undefined || to === 'undated') return undefined;
  const last = Temporal.PlainDate.from(to);
  const from = last.subtract({ days: TRENDING[window].days - 1 }).toString();
  const papers = dated
    .filter(({ day }) => day >= from)
    .flatMap((edition) => scoreEdition(edition, last.since(edition.day).days, window))
    .sort((a, b) => b.score - a.score || byTitle(a.paper, b.paper))
    .slice(0, limit);
  return papers.length === 0 ? undefined : { from, to, papers };
}

/** An explanation of the ranking of {@link trendingOf}, in one sentence for the page. */
export function trendingFormula(window: TrendingWindow): string {
  const { days, halfLife } = TRENDING[window];
  return `Of the ${days} days up to the newest edition: a paper’s upvotes, divided by ${TRENDING.smoothing} more than \
the median of its day, and halved for every ${halfLife} days between its day and the newest.`;
}

/** Which parts the page “Trending” has, or why it is empty. */
export interface TrendingState {
  /** Whether any paper has a day. */
  readonly isDated: boolean;
  /** Whether any paper of the newest days has upvotes. */
  readonly isVoted: boolean;
  /** Whether there are earlier months to compare the last month with. */
  readonly isCompared: boolean;
  /** Whether any term or topic has risen. */
  readonly rises: boolean;
}

/** The first sentence of the page: what it shows, or why it is empty. */
export function trendingLead({ isDated, isVoted, isCompared, rises }: TrendingState): string {
  if (isVoted && rises)
    return 'The papers that readers voted for lately, and the subjects that come up more often than before.';
  if (isVoted) return 'The papers that readers voted for lately.';
  if (rises) return 'The subjects that come up more often in the newest papers than in those before them.';
  if (!isDated) return 'Nothing yet: trends need papers whose day is known.';
  if (isCompared)
    return 'Nothing stands out at the moment: the newest papers have no upvotes, and no word or topic in them has clearly risen.';
  return 'Nothing yet: the newest papers have no upvotes, and there is no earlier month to compare theirs with.';
}

function scoreEdition({ papers }: Edition, age: number, window: TrendingWindow): Trending['papers'] {
  const scale = TRENDING.smoothing + median(papers.flatMap(({ upvotes }) => upvotes ?? []));
  const fresh = 0.5 ** (age / TRENDING[window].halfLife);
  return papers
    .filter(({ upvotes = 0 }) => upvotes > 0)
    .map((paper) => ({ paper, score: ((paper.upvotes ?? 0) / scale) * fresh }));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
