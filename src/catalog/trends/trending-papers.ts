import { Temporal } from 'temporal-polyfill';
import type { Day } from '../../paper/days.ts';
import type { Edition, Editions } from '../editions/editions.ts';
import { byTitle } from '../editions/sort-orders.ts';
import type { PaperSummary } from '../paper/paper-summary.ts';

export type TrendingWindow = 'week' | 'month';

/** The constants of the ranking, in days and upvotes. The explanation on the page contains them. */
export const TRENDING = {
  /** Added to the median, so that a few upvotes on a quiet day count less than many on a busy one. */
  smoothing: 5,
  week: { days: 7, halfLife: 3 },
  month: { days: 30, halfLife: 15 },
} as const;

export interface Trending {
  /** The first and the last day of the window, both included. The last day is that of the newest edition, not today. */
  readonly from: Day;
  readonly to: Day;
  /** Highest score first. Papers without upvotes are left out. */
  readonly papers: readonly { readonly paper: PaperSummary; readonly score: number }[];
}

const MAX_PAPERS = 50;

/**
 * The papers of the days up to the newest edition, ranked by upvotes as {@link trendingFormula} explains. Returns `undefined`
 * if none has upvotes, as in a store with papers from arXiv only. The page then shows rising terms and topics alone.
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

/** An explanation of the ranking of {@link trendingOf}, for the page. */
export function trendingFormula(window: TrendingWindow): string {
  const { days, halfLife } = TRENDING[window];
  return `Papers of the ${days} days up to the newest edition. The score is a paper’s upvotes, divided by the median of its \
day plus ${TRENDING.smoothing}, and halved for every ${halfLife} days between its day and the newest.`;
}

/** The facts that decide which parts the page “Trending” has. */
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

/** The first sentence of the page. It names the parts of the page, or the reason why it is empty. */
export function trendingLead({ isDated, isVoted, isCompared, rises }: TrendingState): string {
  if (isVoted && rises)
    return 'The papers that readers voted for lately, and the subjects that come up more often than before.';
  if (isVoted) return 'The papers that readers voted for lately.';
  if (rises) return 'The subjects that come up more often in the newest papers than in those before them.';
  if (!isDated) return 'Nothing yet: trends need papers whose day is known.';
  if (isCompared)
    return 'Nothing stands out at the moment: the newest papers have no upvotes, and no word or topic in them has clearly risen.';
  return 'Nothing yet: the newest papers have no upvotes, and there is no earlier month to compare them with.';
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
