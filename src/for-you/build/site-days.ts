import type { Catalog } from '../../catalog/catalog.ts';
import { shows } from '../../site/site.ts';
import { dayFilesOf, type WrittenDay } from './day-files.ts';

const known = new WeakMap<Catalog, readonly WrittenDay[]>();

/** The day files of the site, newest first. A build makes them once. */
export function siteDaysOf(catalog: Catalog): readonly WrittenDay[] {
  const days =
    known.get(catalog) ??
    dayFilesOf(catalog.editions.dated, {
      topicsOf: shows('topics') ? catalog.topics.ofPaper : () => [],
      titleOf: (paper) => catalog.view(paper).titlePlain,
      recordOf: catalog.recordOf,
      phrases: catalog.phrases,
      vectorizer: catalog.vectorizer,
      showsUpvotes: shows('upvotes'),
    });
  known.set(catalog, days);
  return days;
}

const DAY_MS = 86_400_000;
const DAYS_OF_WEEK = 7;

/** The days of the seven up to the newest one, newest first. */
export function newestWeekOf(days: readonly WrittenDay[]): readonly WrittenDay[] {
  const [newest] = days;
  if (newest === undefined) return [];
  const first = new Date(Date.parse(newest.day) - (DAYS_OF_WEEK - 1) * DAY_MS).toISOString().slice(0, 10);
  return days.filter(({ day }) => day >= first);
}
