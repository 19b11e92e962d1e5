import type { CatalogPaper } from '../paper/catalog-paper.ts';

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** Titles as a reader looks them up: no case, no accents, numbers by value, and no punctuation in front. */
export function byTitle(a: CatalogPaper, b: CatalogPaper): number {
  return collator.compare(sortTitle(a), sortTitle(b)) || compare(a.id, b.id);
}

/** Most upvotes first; papers without a number come after those with none, and equals stand by title. */
export function byVotes(a: CatalogPaper, b: CatalogPaper): number {
  return (b.upvotes ?? -1) - (a.upvotes ?? -1) || byTitle(a, b);
}

/** The order within an edition: by votes where any of its papers has some, else by title. */
export function editionOrder(papers: readonly CatalogPaper[]): CatalogPaper[] {
  return papers.toSorted(papers.some(({ upvotes }) => upvotes !== undefined) ? byVotes : byTitle);
}

/** By what a reader may sort an edition. */
export type Order = 'votes' | 'comments' | 'title';

/**
 * The orders in which an edition can be read, first the one that it has; those in which nothing would move are left out.
 */
export function ordersOf(papers: readonly CatalogPaper[]): Order[] {
  const differ = (values: readonly number[]) => new Set(values).size > 1;
  const comments: Order[] = differ(papers.map((paper) => paper.comments ?? 0)) ? ['comments'] : [];
  if (papers.every(({ upvotes }) => upvotes === undefined)) return ['title', ...comments];
  return [
    'votes',
    ...comments,
    ...(differ(papers.map(({ upvotes }) => upvotes ?? -1)) ? ['title' as const] : []),
  ];
}

/** Newest listing first, papers of no known day last, those of one day in the order of their edition. */
export function byListedThenVotes(a: CatalogPaper, b: CatalogPaper): number {
  return compare(b.listed ?? '', a.listed ?? '') || byVotes(a, b);
}

/** The heading under which a title is looked up: its Latin letter, `0–9` for what is no letter, `Other`. */
export function initialOf(paper: CatalogPaper): string {
  const [first = ''] = sortTitle(paper).normalize('NFKD');
  if (!/\p{L}/u.test(first)) return '0–9';
  return /\p{Script=Latin}/u.test(first) ? first.toUpperCase() : 'Other';
}

function sortTitle({ title }: CatalogPaper): string {
  return title.replace(/^[^\p{L}\p{N}]+/u, '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
