import type { Day } from '../../paper/days.ts';
import type { CatalogPaper } from '../paper/catalog-paper.ts';
import { byTitle, editionOrder } from './sort-orders.ts';

export type EditionDay = Day | 'undated';

/** The papers that were listed on one day, in the order of the page, and the nearest days with papers. */
export interface Edition<P = CatalogPaper> {
  readonly day: EditionDay;
  readonly papers: readonly P[];
  readonly previous?: Day;
  readonly next?: Day;
}

/** The position of a paper in its edition, and its neighbours. */
export interface EditionPlace {
  readonly edition: Edition;
  /** Counted from 1. */
  readonly number: number;
  readonly previous?: CatalogPaper;
  readonly next?: CatalogPaper;
}

/** A day and the number of its papers. */
export interface EditionSize {
  readonly day: EditionDay;
  readonly papers: { readonly length: number };
}

/** The days of editions with their numbers of papers, without the papers. */
export function sizesOf(editions: readonly Edition[]): EditionSize[] {
  return editions.map(({ day, papers: { length } }) => ({ day, papers: { length } }));
}

export interface Editions {
  /** The dated editions, oldest first. */
  readonly dated: readonly Edition[];
  readonly undated?: Edition;
  get(day: EditionDay): Edition | undefined;
  /** The position of the paper with this id. Every paper of the catalog has exactly one. */
  placeOf(id: string): EditionPlace | undefined;
}

/** Groups the papers by the day on which they were listed. */
export function createEditions(papers: readonly CatalogPaper[]): Editions {
  const { undated, ...byDay } = Object.groupBy(papers, ({ listed }) => listed ?? 'undated');
  const days = Object.keys(byDay).sort();
  const dated = days.map((day, i): Edition => {
    const [previous, next] = [days[i - 1], days[i + 1]];
    return {
      day,
      papers: editionOrder(byDay[day] ?? []),
      ...(previous !== undefined && { previous }),
      ...(next !== undefined && { next }),
    };
  });
  // Readers look undated papers up by title, so votes do not order them.
  const undatedEdition: Edition | undefined = undated && {
    day: 'undated',
    papers: undated.toSorted(byTitle),
  };
  const all = undatedEdition === undefined ? dated : [...dated, undatedEdition];
  const editions = new Map(all.map((edition) => [edition.day, edition]));
  const places = new Map(all.flatMap((edition) => placesIn(edition)));
  return {
    dated,
    ...(undatedEdition !== undefined && { undated: undatedEdition }),
    get: (day) => editions.get(day),
    placeOf: (id) => places.get(id),
  };
}

function placesIn(edition: Edition): [string, EditionPlace][] {
  return edition.papers.map((paper, i) => {
    const [previous, next] = [edition.papers[i - 1], edition.papers[i + 1]];
    const place: EditionPlace = {
      edition,
      number: i + 1,
      ...(previous !== undefined && { previous }),
      ...(next !== undefined && { next }),
    };
    return [paper.id, place];
  });
}
