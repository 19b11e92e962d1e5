import type { Day } from '../../paper/days.ts';
import type { PaperSummary } from '../paper/paper-summary.ts';
import { byTitle, byVotes, editionOrder } from './sort-orders.ts';

export type EditionDay = Day | 'undated';

/** The papers that were listed on one day, in the order of the page, and the nearest days with papers. */
export interface Edition<P = PaperSummary> {
  readonly day: EditionDay;
  readonly papers: readonly P[];
  readonly previous?: Day;
  readonly next?: Day;
}

/** The position of a paper in its edition, and its neighbours. */
export interface EditionPlace<P = PaperSummary> {
  readonly edition: Edition<P>;
  /** Counted from 1. */
  readonly number: number;
  readonly previous?: P;
  readonly next?: P;
}

/** A day and the number of its papers. */
export interface EditionSize {
  readonly day: EditionDay;
  readonly papers: { readonly length: number };
}

/** The days of editions with their numbers of papers, without the papers. */
export function sizesOf(editions: readonly EditionSize[]): EditionSize[] {
  return editions.map(({ day, papers: { length } }) => ({ day, papers: { length } }));
}

export interface Editions<P = PaperSummary> {
  /** The dated editions, oldest first. */
  readonly dated: readonly Edition<P>[];
  readonly undated?: Edition<P>;
  get(day: EditionDay): Edition<P> | undefined;
  /** The position of the paper with this id. Every paper of the catalog has exactly one. */
  placeOf(id: string): EditionPlace<P> | undefined;
}

/** The editions, oldest first, and the undated one last. */
export function allEditions<P>({ dated, undated }: Pick<Editions<P>, 'dated' | 'undated'>): Edition<P>[] {
  return [...dated, ...(undated ? [undated] : [])];
}

/** The papers of all editions, in the order of {@link byListedThenVotes}. Each edition is in that order, but for the undated one. */
export function* newestFirst<P extends PaperSummary>({ dated, undated }: Editions<P>): Generator<P> {
  for (const { papers } of dated.toReversed()) yield* papers;
  yield* undated?.papers.toSorted(byVotes) ?? [];
}

/** Groups the papers by the day on which they were listed. */
export function createEditions<P extends PaperSummary>(papers: readonly P[]): Editions<P> {
  const { undated, ...byDay } = Object.groupBy(papers, ({ listed }) => listed ?? 'undated');
  const days = Object.keys(byDay).sort();
  const dated = days.map((day, i): Edition<P> => {
    const [previous, next] = [days[i - 1], days[i + 1]];
    return {
      day,
      papers: editionOrder(byDay[day] ?? []),
      ...(previous !== undefined && { previous }),
      ...(next !== undefined && { next }),
    };
  });
  // Readers look undated papers up by title, so votes do not order them.
  const undatedEdition: Edition<P> | undefined = undated && {
    day: 'undated',
    papers: undated.toSorted(byTitle),
  };
  const all = allEditions({ dated, ...(undatedEdition && { undated: undatedEdition }) });
  const editions = new Map(all.map((edition) => [edition.day, edition]));
  const places = new Map(all.flatMap((edition) => placesIn(edition)));
  return {
    dated,
    ...(undatedEdition !== undefined && { undated: undatedEdition }),
    get: (day) => editions.get(day),
    placeOf: (id) => places.get(id),
  };
}

function placesIn<P extends PaperSummary>(edition: Edition<P>): [string, EditionPlace<P>][] {
  return edition.papers.map((paper, i) => {
    const [previous, next] = [edition.papers[i - 1], edition.papers[i + 1]];
    const place: EditionPlace<P> = {
      edition,
      number: i + 1,
      ...(previous !== undefined && { previous }),
      ...(next !== undefined && { next }),
    };
    return [paper.id, place];
  });
}
