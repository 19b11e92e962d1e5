import type { ComparedPaper } from './compared-paper.ts';
import type { DayPaper } from './day-file.ts';
import { followScores } from './follow-scores.ts';
import { type Follows, NO_FOLLOWS } from './follows.ts';
import { likenessOf } from './likeness.ts';
import { type Reason, reasonsOf } from './reasons.ts';

/** A reader, as far as the order of papers depends on them. All of it stays on their device. */
export interface Reader {
  readonly saved: readonly ComparedPaper[];
  readonly follows: Follows;
  /** The ids of the papers that they have read. */
  readonly readIds: ReadonlySet<string>;
}

/** A paper in a reader's order, with the reasons for its place. */
export interface RankedPaper<Paper extends DayPaper = DayPaper> {
  readonly paper: Paper;
  readonly reasons: readonly Reason[];
}

/** Papers in a reader's order, and how many were left out. */
export interface Ranking<Paper extends DayPaper = DayPaper> {
  readonly papers: readonly RankedPaper<Paper>[];
  readonly mutedCount: number;
  readonly readCount: number;
}

/**
 * Papers in a reader's order: by the authors, topics and words that they follow, and by likeness to the papers that they saved.
 * Of equal ones, the one with more upvotes comes first, then the one that came first. Muted papers are left out, unless the
 * reader follows one of the authors: a person is a stronger wish than a word. Papers that are saved already come last: they are
 * most like the saved ones, but the reader looks for others.
 */
export function rankPapers<Paper extends DayPaper>(
  papers: readonly Paper[],
  { saved, follows = NO_FOLLOWS, readIds }: Reader,
): Ranking<Paper> {
  const savedIds = new Set(saved.map(({ id }) => id));
  const followed = followScores(papers, follows);
  const shown = papers
    .map((paper, at) => ({ paper, follow: followed[at] }))
    .filter(({ follow }) => !follow?.isMuted);
  const unread = follows.hidesRead ? shown.filter(({ paper }) => !readIds.has(paper.id)) : shown;
  const fresh = unread.filter(({ paper }) => !savedIds.has(paper.id));
  const known = unread.filter(({ paper }) => savedIds.has(paper.id));
  const likeness = likenessOf(
    fresh.map(({ paper }) => paper),
    saved,
  );
  const ranked = fresh.map(({ paper, follow }, at) => {
    const like = likeness[at];
    return {
      paper,
      score: (follow?.score ?? 0) + rounded(like?.score ?? 0),
      reasons: reasonsOf(follow?.matches ?? [], like),
    };
  });
  ranked.sort((a, b) => b.score - a.score || byUpvotes(a, b));
  const last = known.toSorted(byUpvotes).map(({ paper }) => ({ paper, reasons: [SAVED] }));
  return {
    papers: [...ranked.map(({ paper, reasons }) => ({ paper, reasons })), ...last],
    mutedCount: papers.length - shown.length,
    readCount: shown.length - unread.length,
  };
}

/** A tenth of a standard deviation is no difference that a reader sees, so upvotes decide. */
function rounded(score: number): number {
  return Math.round(10 * score) / 10;
}

const SAVED: Reason = [{ text: 'you have saved it already' }];

type Listed = { readonly paper: DayPaper };

function byUpvotes({ paper: one }: Listed, { paper: other }: Listed): number {
  return (other.upvotes ?? -1) - (one.upvotes ?? -1);
}
