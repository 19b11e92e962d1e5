import { type Edition, type EditionSize, sizesOf } from '../catalog/editions/editions.ts';
import type { Period } from '../catalog/editions/periods.ts';
import type { PaperView } from '../catalog/view/paper-view.ts';
import { type Month, monthOf } from '../paper/days.ts';
import { daysUntil } from './papers.ts';
import type { Route, Site, Target } from './target.ts';

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
  readonly papers: readonly PaperView[];
}

export const dayRoute: Route<DayInputs> = {
  pattern: '/days/[day]',
  targets: (site) =>
    allEditions(site).map((edition) => ({
      params: { day: edition.day },
      inputs: () => ({
        edition: withViews(site, edition),
        days:
          edition.day === 'undated'
            ? []
            : daysUntil(site.catalog, edition.next ?? edition.day, monthOf(edition.day)),
      }),
    })),
};

export const dayBibliographyRoute: Route<BibliographyInputs> = {
  pattern: '/days/[day].bib',
  targets: (site) =>
    allEditions(site).map((edition) => ({
      params: { day: edition.day },
      inputs: () => ({ papers: edition.papers.map(site.catalog.view) }),
    })),
};

export const weekRoute: Route<PeriodInputs> = {
  pattern: '/weeks/[week]',
  targets: (site) => periodTargets(site, 'week', site.catalog.weeks),
};

export const weekBibliographyRoute: Route<BibliographyInputs> = {
  pattern: '/weeks/[week].bib',
  targets: (site) => bibliographyTargets(site, 'week', site.catalog.weeks),
};

export const monthRoute: Route<PeriodInputs> = {
  pattern: '/months/[month]',
  targets: (site) => periodTargets(site, 'month', site.catalog.months),
};

export const monthBibliographyRoute: Route<BibliographyInputs> = {
  pattern: '/months/[month].bib',
  targets: (site) => bibliographyTargets(site, 'month', site.catalog.months),
};

/** The days of a month that have papers. */
export const monthDaysRoute: Route<{ readonly days: readonly number[] }> = {
  pattern: '/months/[month].js',
  targets: ({ catalog }) =>
    [...catalog.months].map(([month, { editions }]) => ({
      params: { month },
      inputs: () => ({ days: editions.map(({ day }) => Number(day.slice(8))) }),
    })),
};

export const yearRoute: Route<YearInputs> = {
  pattern: '/years/[year]',
  targets: ({ catalog }) =>
    [...catalog.years].map(([year, period]) => ({
      params: { year },
      inputs: () => ({ year: withSizes(period) }),
    })),
};

/** An edition with the views of its papers. */
export function withViews({ catalog }: Site, edition: Edition): Edition<PaperView> {
  return { ...edition, papers: edition.papers.map(catalog.view) };
}

/** A period with the sizes of its editions. */
export function withSizes(period: Period): Period<string, EditionSize> {
  return { ...period, editions: sizesOf(period.editions) };
}

function allEditions({ catalog: { editions } }: Site): Edition[] {
  return [...editions.dated, ...(editions.undated ? [editions.undated] : [])];
}

function periodTargets<Key extends string>(
  site: Site,
  param: string,
  periods: ReadonlyMap<Key, Period<Key>>,
): Target<PeriodInputs>[] {
  return [...periods].map(([key, period]) => ({
    params: { [param]: key },
    inputs: () => {
      const until = period.editions.at(-1)?.day ?? '';
      const months = [...new Set(period.editions.map(({ day }) => monthOf(day)))];
      return {
        period: { ...period, editions: period.editions.map((edition) => withViews(site, edition)) },
        months: months.map((month) => ({ month, days: daysUntil(site.catalog, until, month) })),
      };
    },
  }));
}

function bibliographyTargets<Key extends string>(
  { catalog: { view } }: Site,
  param: string,
  periods: ReadonlyMap<Key, Period<Key>>,
): Target<BibliographyInputs>[] {
  return [...periods].map(([key, { editions }]) => ({
    params: { [param]: key },
    inputs: () => ({ papers: editions.flatMap(({ papers }) => papers).map(view) }),
  }));
}
