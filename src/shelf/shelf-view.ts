import type { SavedPaper } from './saved-paper.ts';

export type ShelfOrder = 'saved' | 'day' | 'title' | 'author';

/** Which papers the reader wants to see. */
export interface ShelfChoice {
  readonly tag?: string | undefined;
  readonly isRead?: boolean | undefined;
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** The chosen papers, in the order in which they are given. */
export function chosenPapers(papers: readonly SavedPaper[], { tag, isRead }: ShelfChoice): SavedPaper[] {
  return papers.filter(
    (paper) =>
      (tag === undefined || paper.tags.includes(tag)) &&
      (isRead === undefined || (paper.readAt !== undefined) === isRead),
  );
}

/** The papers in an order. The newest are first; papers without a day or an author are last. */
export function sortedPapers(papers: readonly SavedPaper[], order: ShelfOrder): SavedPaper[] {
  const newest = papers.toSorted((a, b) => newestFirst(a.savedAt, b.savedAt) || newestFirst(a.id, b.id));
  if (order === 'saved') return newest;
  const keys = new Map(papers.map((paper) => [paper, keyOf(paper, order)]));
  const compare = order === 'title' || order === 'author' ? collator.compare : newestFirst;
  return newest.sort((a, b) => {
    const [one, other] = [keys.get(a) ?? '', keys.get(b) ?? ''];
    return one === '' || other === '' ? Number(one === '') - Number(other === '') : compare(one, other);
  });
}

/** All tags with the numbers of their papers, in alphabetical order. */
export function tagCounts(papers: readonly SavedPaper[]): [tag: string, count: number][] {
  const counts = new Map<string, number>();
  for (const tag of papers.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort(([one], [other]) => collator.compare(one, other));
}

function keyOf({ day, title, authors }: SavedPaper, order: Exclude<ShelfOrder, 'saved'>): string {
  if (order === 'day') return day ?? '';
  if (order === 'title') return title.replace(/^[^\p{L}\p{N}]+/u, '');
  return authors[0]?.split(' ').at(-1) ?? '';
}

function newestFirst(one: string, other: string): number {
  return one === other ? 0 : one < other ? 1 : -1;
}
