import type { Catalog } from '../catalog/catalog.ts';
import {
  allEditions,
  type Edition,
  type EditionDay,
  type EditionSize,
  sizesOf,
} from '../catalog/editions/editions.ts';
import type { PaperSummary } from '../catalog/paper/paper-summary.ts';
import type { RelatedPaper } from '../catalog/related/related-lists.ts';
import type { PaperView } from '../catalog/view/paper-view.ts';
import { type Day, monthOf } from '../paper/days.ts';
import { fileNameOf } from '../paper/identifiers/identifiers.ts';
import { writePaperList } from '../shelf/paper-list.ts';
import { cardsOf, type EditionCards } from './cards.ts';
import { Digested, digestOfTexts } from './digested.ts';
import { groupedRoute, type Site, singlePage, type Target } from './target.ts';

/** A link to another paper. The title is Markdown. */
export type TitleLink = Pick<PaperSummary, 'id' | 'title'>;

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

/** What the pages of the papers of an edition are made from. */
interface EditionPapers {
  readonly edition: EditionCards;
  readonly days: readonly EditionSize[];
  /** For each paper, for each author, the slug of the author's page; empty if the site shows no authors. */
  readonly authorPages: Digested<readonly (readonly (string | null)[])[]>;
  /** The related papers of each paper, by its id. */
  readonly related: Digested<ReadonlyMap<string, readonly RelatedLink[]>>;
}

/** What the pages of former ids are made from: the former id, and the paper's id and title. */
type FormerIds = readonly (readonly [former: string, id: string, title: string])[];

export const paperRoute = groupedRoute<EditionPapers | FormerIds, PaperInputs | FormerIdInputs>(
  '/papers/[id]',
  function* (site) {
    const { editions, aliases } = site.catalog;
    for (const edition of allEditions(editions)) yield [edition.day, editionPapers(site, edition)];
    yield ['former ids', [...aliases].map(([former, { id, title }]) => [former, id, title] as const)];
  },
  (given) => ('edition' in given ? paperTargets(given) : formerIdTargets(given)),
);

function editionPapers(site: Site, edition: Edition): EditionPapers {
  const { catalog, config } = site;
  const { day } = edition;
  const cards = cardsOf(site);
  return {
    edition: cards.edition(edition),
    days: day === 'undated' ? [] : daysUntil(catalog, day),
    authorPages: config.show.authors
      ? new Digested(
          // Routes of topics and authors need the same digests.
          () => digestOfTexts(edition.papers.map((paper) => cards.people(paper).digest)),
          () => authorPagesOf(catalog, edition),
        )
      : Digested.absent([]),
    related: config.show.related ? relatedLinks(site, day) : Digested.absent(new Map()),
  };
}

function authorPagesOf({ authors }: Catalog, { papers }: Edition): (string | null)[][] {
  return papers.map((paper) => (paper.authors ?? []).map((author) => authors.of(author)?.slug ?? null));
}

function paperTargets({
  edition: { day, cards },
  days,
  authorPages,
  related,
}: EditionPapers): Target<PaperInputs>[] {
  return cards.value.map((card, at, all) => ({
    params: { id: fileNameOf(card.paper.id) },
    inputs: () => {
      const [previous, next] = [all[at - 1], all[at + 1]];
      return {
        view: card.view,
        day,
        ...(previous !== undefined && { previous: titleLink(previous.paper) }),
        ...(next !== undefined && { next: titleLink(next.paper) }),
        related: related.value.get(card.paper.id) ?? [],
        authorPages: authorPages.value[at] ?? [],
        days,
      };
    },
  }));
}

function formerIdTargets(former: FormerIds): Target<FormerIdInputs>[] {
  return former.map(([own, id, title]) => ({
    params: { id: fileNameOf(own) },
    inputs: () => ({ former: own, id, title }),
  }));
}

/** The names of all pages of papers. The page of saved papers looks up imported papers in it. */
export const paperListRoute = singlePage('/papers/list.js', ({ catalog: { papers, aliases } }) => {
  const names = new Map(papers.map(({ id }) => [fileNameOf(id), fileNameOf(id)]));
  for (const [former, { id }] of aliases) names.set(fileNameOf(former), fileNameOf(id));
  return { script: writePaperList(names) };
});

function titleLink({ id, title }: PaperSummary): TitleLink {
  return { id, title };
}

const NAMED_AUTHORS = 2;

/** The related papers of the papers of a day. They are in the window of the day, of which the link has a paper's title and names. */
function relatedLinks(site: Site, day: EditionDay): EditionPapers['related'] {
  const { related } = site.catalog;
  return new Digested(
    () => digestOfTexts([related.digestOf(day), ...related.windowOf(day).map((own) => namesDigest(own))]),
    () => new Map([...related.ofDay(day)].map(([id, list]) => [id, list.map(relatedLink)])),
  );
}

function relatedLink({ paper, terms }: RelatedPaper): RelatedLink {
  return {
    ...titleLink(paper),
    ...namesOf(paper),
    ...(paper.listed !== undefined && { listed: paper.listed }),
    terms,
  };
}

function namesOf({ authors = [] }: PaperSummary): Pick<RelatedLink, 'authors' | 'authorCount'> {
  return { authors: authors.slice(0, NAMED_AUTHORS).map(({ name }) => name), authorCount: authors.length };
}

const namesDigests = new WeakMap<readonly PaperSummary[], string>();

/** A digest of the names that links show of these papers. The papers of a day are in the windows of a year. */
function namesDigest(papers: readonly PaperSummary[]): string {
  const known =
    namesDigests.get(papers) ??
    digestOfTexts(papers.map((paper) => JSON.stringify([paper.id, namesOf(paper), paper.listed])));
  namesDigests.set(papers, known);
  return known;
}

/**
 * The days of a month with papers, until a day; by default of the month of that day. A page that shows them does not change when
 * later days are added.
 */
export function daysUntil({ months }: Catalog, until: Day, month = monthOf(until)): EditionSize[] {
  const { editions = [] } = months.get(month) ?? {};
  return sizesOf(editions.filter(({ day }) => day <= until));
}
