import type { Day } from '../../paper/days.ts';
import type { CatalogPaper } from '../paper/catalog-paper.ts';
import { byTitle, editionOrder } from './sort-orders.ts';

export type EditionDay = Day | 'undated';

/** The papers of one listed day, in their order, and the days with papers around it. */
export interface Edition {
  readonly day: EditionDay;
  readonly papers: readonly CatalogPaper[];
  readonly previous?: Day;
  readonly next?: Day;
}

/** A paper's place in its edition. */
export interface Place {
  readonly edition: Edition;
  /** Counted from 1. */
  readonly number: number;
  readonly previous?: CatalogPaper;
  readonly next?: CatalogPaper;
}

export interface Editions {
  /** The dated editions, oldest first. */
  readonly dated: readonly Edition[];
  readonly undated?: Edition;
  get(day: EditionDay): Edition | undefined;
  /** Where a paper stands. Papers share no id, so that every paper of the catalog has one place. */
  placeOf(id: string): Place | undefined;
}

/** Gathers the papers by the day on which they were listed, in one pass. */
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
  // What has no day is looked up, not followed.
  const loose: Edition | undefined = undated && { day: 'undated', papers: undated.toSorted(byTitle) };
  const all = loose === undefined ? dated : [...dated, loose];
  const editions = new Map(all.map((edition) => [edition.day, edition]));
  const places = new Map(all.flatMap((edition) => placesIn(edition)));
  return {
    dated,
    ...(loose !== undefined && { undated: loose }),
    get: (day) => editions.get(day),
    placeOf: (id) => places.get(id),
  };
}

function placesIn(edition: Edition): [string, Place][] {
  return edition.papers.map((paper, i) => {
    const [previous, next] = [edition.papers[i - 1], edition.papers[i + 1]];
    const place: Place = {
      edition,
      number: i + 1,
      ...(previous !== undefined && { previous }),
      ...(next !== undefined && { next }),
    };
    return [paper.id, place];
  });
}
