import type { CatalogPaper } from '../paper/catalog-paper.ts';
import type { PaperSummary } from '../paper/paper-summary.ts';

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** By title; ignores case, accents and leading punctuation, and compares numbers by value. */
export function byTitle(a: PaperSummary, b: PaperSummary): number {
  return collator.compare(sortTitle(a), sortTitle(b)) || compare(a.id, b.id);
}

/** Most upvotes first, equal ones by title. Papers whose upvotes are unknown come after those with 0. */
export function byVotes(a: PaperSummary, b: PaperSummary): number {
  return (b.upvotes ?? -1) - (a.upvotes ?? -1) || byTitle(a, b);
}

/** The order within an edition: by votes if the votes of any paper are known, else by title. */
export function editionOrder<P extends PaperSummary>(papers: readonly P[]): P[] {
  return papers.toSorted(papers.some(({ upvotes }) => upvotes !== undefined) ? byVotes : byTitle);
}

/** An order in which a reader can sort an edition. */
export type SortOrder = 'votes' | 'comments' | 'title';

/** The orders in which an edition can be sorted, its own first. Orders that would change nothing are left out. */
export function sortOrdersOf(papers: readonly CatalogPaper[]): SortOrder[] {
  const differ = (values: readonly number[]) => new Set(values).size > 1;
  const comments: SortOrder[] = differ(papers.map((paper) => paper.comments ?? 0)) ? ['comments'] : [];
  if (papers.every(({ upvotes }) => upvotes === undefined)) return ['title', ...comments];
  return [
    'votes',
    ...comments,
    ...(differ(papers.map(({ upvotes }) => upvotes ?? -1)) ? ['title' as const] : []),
  ];
}

/** Newest listing first, papers of the same day by votes, papers without a day last. */
export function byListedThenVotes(a: PaperSummary, b: PaperSummary): number {
  return compare(b.listed ?? '', a.listed ?? '') || byVotes(a, b);
}

/** The heading of a title: its first letter if that is Latin, `0–9` if it is not a letter, else `Other`. */
export function initialOf(paper: PaperSummary): string {
  const [first = ''] = sortTitle(paper).normalize('NFKD');
  if (!/\p{L}/u.test(first)) return '0–9';
  return /\p{Script=Latin}/u.test(first) ? first.toUpperCase() : 'Other';
}

function sortTitle({ title }: PaperSummary): string {
  return title.replace(/^[^\p{L}\p{N}]+/u, '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
