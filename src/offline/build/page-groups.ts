import type { PackKind } from '../packs/pack-manifest.ts';
import type { SitePage } from './site-pages.ts';

/** The pages of a pack. */
export interface PageGroup {
  readonly kind: Exclude<PackKind, 'search'>;
  /** The first and the last of its days. */
  readonly days?: readonly [first: string, last: string];
  readonly pages: readonly SitePage[];
}

/** The most pages in a pack. A whole month fits, and a topic's page of the month repeats all of it. Unpacked, it takes some 15 MB. */
const MOST_PAGES = 2000;

/**
 * Distributes pages over packs, the newest first: closed months by their days, the newest month day by day, so that a new day changes
 * its own pack and the one before. Pages without a day and lists have packs of their own.
 */
export function groupPages(pages: readonly SitePage[]): PageGroup[] {
  const dated = pages.flatMap((page) => (page.day === undefined ? [] : [{ ...page, day: page.day }]));
  const newest = dated.reduce((most, { day }) => (day > most ? day : most), '');
  const groups = [...Map.groupBy(dated, ({ day }) => periodOf(day, newest))]
    .sort(([one], [other]) => (one < other ? 1 : -1))
    .flatMap(([, own]) => cut(own.sort(byDay)))
    .map((own): PageGroup => ({ kind: 'pages', days: daysOf(own), pages: own }));
  const others = pages.filter(({ day }) => day === undefined);
  const [lists, undated] = [others.filter(isList), others.filter((page) => !isList(page))];
  return [
    ...groups,
    ...cut(undated.sort(byPath)).map((own): PageGroup => ({ kind: 'pages', pages: own })),
    ...cut(lists.sort(byPath)).map((own): PageGroup => ({ kind: 'lists', pages: own })),
  ];
}

const isList = ({ kind }: SitePage) => kind === 'list';

/** A month, or a day of the newest month. */
function periodOf(day: string, newest: string): string {
  const month = day.slice(0, 7);
  return newest.startsWith(month) ? day : month;
}

/** Parts of about the same size. */
function cut<Page>(pages: readonly Page[]): Page[][] {
  const parts = Math.ceil(pages.length / MOST_PAGES);
  const size = Math.ceil(pages.length / parts);
  return Array.from({ length: parts }, (_, part) => pages.slice(part * size, (part + 1) * size));
}

interface DatedPage extends SitePage {
  readonly day: string;
}

/** Pages of a day are neighbours, because they repeat each other's text. */
function byDay(one: DatedPage, other: DatedPage): number {
  return one.day === other.day ? byPath(one, other) : one.day < other.day ? -1 : 1;
}

function byPath({ path: one }: SitePage, { path: other }: SitePage): number {
  return one < other ? -1 : 1;
}

function daysOf(pages: readonly DatedPage[]): readonly [string, string] {
  return [pages[0]?.day ?? '', pages.at(-1)?.day ?? ''];
}
