import { allEditions, type Edition, type EditionSize, sizesOf } from '../catalog/editions/editions.ts';
import type { Period } from '../catalog/editions/periods.ts';
import type { PaperView } from '../catalog/view/paper-view.ts';
import type { CitedPapers } from '../exports/bibtex/cited-papers.ts';
import { type Month, monthOf } from '../paper/days.ts';
import { cardsOf, citedPapers, type EditionCards, type PaperCard } from './cards.ts';
import type { Digested } from './digested.ts';
import { daysUntil } from './papers.ts';
import { groupedRoute, plainRoute, type Route, type Site } from './target.ts';

/** The page of a day, or of the papers without one. */
export interface DayInputs {
  readonly edition: Edition<PaperView>;
  /** The days of its month with papers, until the next day with papers. */
  readonly days: readonly EditionSize[];
}

/** The page of a week or a month. */
export interface PeriodInputs {
  readonly period: Period<string, Edition<PaperView>>;
  /** The months that it touches, each with its days until the last day of the period. */
  readonly months: readonly { readonly month: Month; readonly days: readonly EditionSize[] }[];
}

/** The page of a year. */
export interface YearInputs {
  readonly year: Period<string, EditionSize>;
}

/** A BibTeX file. */
export interface BibliographyInputs {
  readonly papers: CitedPapers;
}

/** What the page of an edition is made from. */
interface DayGiven {
  readonly edition: EditionCards;
  readonly days: readonly EditionSize[];
}

export const dayRoute: Route<DayInputs> = groupedRoute(
  '/days/[day]',
  (site) => allEditions(site.catalog.editions).map((edition) => [edition.day, dayGiven(site, edition)]),
  ({ edition, days }: DayGiven) => [
    { params: { day: edition.day }, inputs: () => ({ edition: viewsOf(edition), days }) },
  ],
);

function dayGiven(site: Site, edition: Edition): DayGiven {
  const { day, next = day } = edition;
  return {
    edition: cardsOf(site).edition(edition),
    days: day === 'undated' ? [] : daysUntil(site.catalog, next, monthOf(day)),
  };
}

export const dayBibliographyRoute: Route<BibliographyInputs> = groupedRoute(
  '/days/[day].bib',
  (site) =>
    allEditions(site.catalog.editions).map(({ day, papers }) => [
      day,
      { day, cards: cardsOf(site).list(papers) },
    ]),
  ({ day, cards }) => [{ params: { day }, inputs: () => ({ papers: citedPapers(cards.value) }) }],
);

export const weekRoute: Route<PeriodInputs> = groupedRoute(
  '/weeks/[week]',
  (site) => [...site.catalog.weeks.values()].map((week) => [week.key, periodGiven(site, week)]),
  (given) => [{ params: { week: given.period.key }, inputs: () => periodInputs(given) }],
);

export const weekBibliographyRoute: Route<BibliographyInputs> = groupedRoute(
  '/weeks/[week].bib',
  (site) => bibliographies(site, site.catalog.weeks),
  ({ key, lists }) => [{ params: { week: key }, inputs: () => bibliographyInputs(lists) }],
);

export const monthRoute: Route<PeriodInputs> = groupedRoute(
  '/months/[month]',
  (site) => [...site.catalog.months.values()].map((month) => [month.key, periodGiven(site, month)]),
  (given) => [{ params: { month: given.period.key }, inputs: () => periodInputs(given) }],
);

export const monthBibliographyRoute: Route<BibliographyInputs> = groupedRoute(
  '/months/[month].bib',
  (site) => bibliographies(site, site.catalog.months),
  ({ key, lists }) => [{ params: { month: key }, inputs: () => bibliographyInputs(lists) }],
);

/** The days of a month that have papers. */
export const monthDaysRoute: Route<{ readonly days: readonly number[] }> = plainRoute(
  '/months/[month].js',
  ({ catalog }) =>
    [...catalog.months].map(([month, { editions }]) => ({
      params: { month },
      inputs: () => ({ days: editions.map(({ day }) => Number(day.slice(8))) }),
    })),
);

export const yearRoute: Route<YearInputs> = plainRoute('/years/[year]', ({ catalog }) =>
  [...catalog.years].map(([year, period]) => ({
    params: { year },
    inputs: () => ({ year: withSizes(period) }),
  })),
);

/** An edition with the views of its papers. */
export function withViews({ catalog }: Site, edition: Edition): Edition<PaperView> {
  return { ...edition, papers: edition.papers.map(catalog.view) };
}

/** A period with the sizes of its editions. */
export function withSizes(period: Period): Period<string, EditionSize> {
  return { ...period, editions: sizesOf(period.editions) };
}

function viewsOf({ cards, ...edition }: EditionCards): Edition<PaperView> {
  return { ...edition, papers: cards.value.map(({ view }) => view) };
}

/** What the page of a week or a month is made from. */
interface PeriodGiven {
  readonly period: Omit<Period, 'editions'>;
  readonly editions: readonly EditionCards[];
  readonly months: PeriodInputs['months'];
}

function periodGiven(site: Site, { editions, ...period }: Period): PeriodGiven {
  const until = editions.at(-1)?.day ?? '';
  const months = [...new Set(editions.map(({ day }) => monthOf(day)))];
  return {
    period,
    editions: editions.map((edition) => cardsOf(site).edition(edition)),
    months: months.map((month) => ({ month, days: daysUntil(site.catalog, until, month) })),
  };
}

function periodInputs({ period, editions, months }: PeriodGiven): PeriodInputs {
  return { period: { ...period, editions: editions.map(viewsOf) }, months };
}

/** What a BibTeX file is made from. */
interface BibliographyGiven {
  readonly key: string;
  readonly lists: readonly Digested<readonly PaperCard[]>[];
}

function bibliographies(
  site: Site,
  periods: ReadonlyMap<string, Period>,
): (readonly [string, BibliographyGiven])[] {
  return [...periods].map(([key, { editions }]) => [
    key,
    { key, lists: editions.map(({ papers }) => cardsOf(site).list(papers)) },
  ]);
}

function bibliographyInputs(lists: BibliographyGiven['lists']): BibliographyInputs {
  return { papers: citedPapers(lists.flatMap(({ value }) => value)) };
}
