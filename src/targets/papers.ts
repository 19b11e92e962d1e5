import type { Catalog } from '../catalog/catalog.ts';
import { type EditionDay, type EditionSize, sizesOf } from '../catalog/editions/editions.ts';
import type { CatalogPaper } from '../catalog/paper/catalog-paper.ts';
import type { PaperView } from '../catalog/view/paper-view.ts';
import { type Day, monthOf } from '../paper/days.ts';
import { fileNameOf } from '../paper/identifiers/identifiers.ts';
import { writePaperList } from '../shelf/paper-list.ts';
import { type Route, type Site, singlePage, type Target } from './target.ts';

/** A link to another paper. The title is Markdown. */
export type TitleLink = Pick<CatalogPaper, 'id' | 'title'>;

/** A related paper, and the terms that it shares with the paper of the page. */
export interface RelatedLink extends TitleLink {
  /** At most two names. */
  readonly authors: readonly string[];
  readonly authorCount: number;
  readonly listed?: Day;
  readonly terms: readonly string[];
}

/** The page of a paper. */
export interface PaperInputs {
  readonly view: PaperView;
  /** The edition in which it was listed, and its neighbours there. */
  readonly day: EditionDay;
  readonly previous?: TitleLink;
  readonly next?: TitleLink;
  readonly related: readonly RelatedLink[];
  /** For each author the slug of the author's page, or `null`. */
  readonly authorPages: readonly (string | null)[];
  /** The days of its month with papers, until its own. */
  readonly days: readonly EditionSize[];
}

/** The page of a paper's former id, which redirects. */
export interface FormerIdInputs extends TitleLink {
  readonly former: string;
}

export const paperRoute: Route<PaperInputs | FormerIdInputs> = {
  pattern: '/papers/[id]',
  targets: (site) => {
    const { papers, aliases } = site.catalog;
    const own = papers.map((paper) => ({
      params: { id: fileNameOf(paper.id) },
      inputs: () => paperInputs(site, paper),
    }));
    const former = [...aliases].map(
      ([id, paper]): Target<FormerIdInputs> => ({
        params: { id: fileNameOf(id) },
        inputs: () => ({ former: id, ...titleLink(paper) }),
      }),
    );
    return [...own, ...former];
  },
};

/** The names of all pages of papers. The page of saved papers looks up imported papers in it. */
export const paperListRoute = singlePage('/papers/list.js', ({ catalog: { papers, aliases } }) => {
  const names = new Map(papers.map(({ id }) => [fileNameOf(id), fileNameOf(id)]));
  for (const [former, { id }] of aliases) names.set(fileNameOf(former), fileNameOf(id));
  return { script: writePaperList(names) };
});

function paperInputs({ catalog, config: { show } }: Site, paper: CatalogPaper): PaperInputs {
  const place = catalog.editions.placeOf(paper.id);
  if (place === undefined) throw new Error(`The paper ${paper.id} is in no edition.`);
  const { previous, next, edition } = place;
  const { listed, authors = [] } = paper;
  return {
    view: catalog.view(paper),
    day: edition.day,
    ...(previous !== undefined && { previous: titleLink(previous) }),
    ...(next !== undefined && { next: titleLink(next) }),
    related: show.related ? relatedLinks(catalog, paper) : [],
    authorPages: show.authors ? authors.map((author) => catalog.authors.of(author)?.slug ?? null) : [],
    days: listed === undefined ? [] : daysUntil(catalog, listed),
  };
}

function titleLink({ id, title }: CatalogPaper): TitleLink {
  return { id, title };
}

const NAMED_AUTHORS = 2;

function relatedLinks(catalog: Catalog, { id }: CatalogPaper): RelatedLink[] {
  return catalog.relatedTo(id).map(({ paper, terms }) => ({
    ...titleLink(paper),
    authors: (paper.authors ?? []).slice(0, NAMED_AUTHORS).map(({ name }) => name),
    authorCount: paper.authors?.length ?? 0,
    ...(paper.listed !== undefined && { listed: paper.listed }),
    terms,
  }));
}

/**
 * The days of a month with papers, until a day; by default of the month of that day. A page that shows them does not change when
 * later days are added.
 */
export function daysUntil({ months }: Catalog, until: Day, month = monthOf(until)): EditionSize[] {
  const { editions = [] } = months.get(month) ?? {};
  return sizesOf(editions.filter(({ day }) => day <= until));
}
