import { type DateStyle, type Day, dayInWords } from '../../paper/days.ts';
import { fileNameOf } from '../../paper/identifiers/identifiers.ts';
import { type SourceInfo, sourceInfo } from '../../paper/sources.ts';
import { toHtml, toInlineHtml, toPlain } from '../../text/markdown/markdown.ts';
import type { CatalogPaper } from '../paper/catalog-paper.ts';
import type { Topic } from '../topics/topics-file.ts';
import { urls } from '../urls/urls.ts';
import { previewOf, summaryOf } from './preview.ts';

export interface Link {
  readonly label: string;
  readonly url: string;
}

/** A day as a page shows it: for machines, in words, and whether its year was inferred. */
export interface DayView {
  readonly day: Day;
  readonly words: string;
  readonly inferred: boolean;
}

/** What components read of a paper. Whatever costs time to make is made when it is first asked for, and kept. */
export interface PaperView {
  readonly paper: CatalogPaper;
  readonly id: string;
  readonly url: string;
  /** The fragment that marks the paper in a list. */
  readonly anchor: string;
  readonly titleHtml: string;
  readonly titlePlain: string;
  /** First three names, the last, and how many stand between; or only how many there are. */
  readonly byline: string;
  /** The abstract, empty where none is known. */
  readonly abstractHtml: string;
  /** How the abstract begins, as HTML on one line; it is the whole abstract where that is short. */
  readonly preview: { readonly html: string; readonly isWhole: boolean };
  /** The beginning of the abstract as plain text, for search engines and previews elsewhere. */
  readonly summary: string | undefined;
  readonly topics: readonly Link[];
  /** Where the paper can be read, watched and discussed, elsewhere. */
  readonly links: readonly Link[];
  readonly listed?: DayView;
  readonly published?: DayView;
  readonly updated?: DayView;
  readonly withdrawn?: DayView;
  readonly sources: readonly SourceInfo[];
}

/** Makes the views of papers, one per paper, in the site's language. */
export function createViews(
  locale: string,
  topicsOf: (id: string) => readonly Topic[],
  dates: DateStyle = 'long',
): (paper: CatalogPaper) => PaperView {
  const made = new Map<string, PaperView>();
  return (paper) => {
    const known = made.get(paper.id);
    if (known !== undefined) return known;
    const view = viewOf(paper, { locale, dates }, topicsOf(paper.id));
    made.set(paper.id, view);
    return view;
  };
}

function viewOf(
  paper: CatalogPaper,
  { locale, dates }: { readonly locale: string; readonly dates: DateStyle },
  topics: readonly Topic[],
): PaperView {
  const day = (value: Day, inferred = false) => ({
    day: value,
    words: dayInWords(value, locale, 'day', dates),
    inferred,
  });
  const { listed, published, updated, withdrawn } = paper;
  const titleHtml = once(() => toInlineHtml(paper.title));
  const titlePlain = once(() => toPlain(paper.title));
  const abstractHtml = once(() => toHtml(paper.abstract));
  const preview = once(() => previewOf(paper.abstract));
  const summary = once(() => summaryOf(paper.abstract));
  return {
    paper,
    id: paper.id,
    url: urls.paper(paper.id),
    anchor: `p-${fileNameOf(paper.id)}`,
    get titleHtml() {
      return titleHtml();
    },
    get titlePlain() {
      return titlePlain();
    },
    get abstractHtml() {
      return abstractHtml();
    },
    get preview() {
      return preview();
    },
    get summary() {
      return summary();
    },
    byline: bylineOf(paper),
    topics: topics.map(({ slug, label }) => ({ label, url: urls.topic(slug) })),
    links: linksOf(paper),
    ...(listed !== undefined && { listed: day(listed, paper.listedInferred === 'year') }),
    ...(published !== undefined && { published: day(published, paper.publishedInferred !== undefined) }),
    ...(updated !== undefined && { updated: day(updated) }),
    ...(withdrawn !== undefined && { withdrawn: day(withdrawn) }),
    sources: paper.sources.map(sourceInfo),
  };
}

const SHOWN_FIRST = 3;

/** The authors in one line: all of up to five, else the first three, how many follow, and the last. */
export function bylineOf({ authors, authorCount }: Pick<CatalogPaper, 'authors' | 'authorCount'>): string {
  if (authors === undefined)
    return authorCount === undefined ? '' : authorCount === 1 ? '1 author' : `${authorCount} authors`;
  const names = authors.map(({ name }) => name);
  const left = names.length - SHOWN_FIRST - 1;
  if (left < 2) return names.join(', ');
  return `${names.slice(0, SHOWN_FIRST).join(', ')}, … ${names.at(-1) ?? ''} (+${left})`;
}

const LABELS: Readonly<Record<string, string>> = {
  abs: 'Abstract page',
  pdf: 'PDF',
  html: 'HTML',
  code: 'Code',
  project: 'Project',
  discussion: 'Discussion',
};

function linksOf({ links = {}, doi }: CatalogPaper): Link[] {
  const order = Object.keys(LABELS);
  const rank = (kind: string) => (kind in LABELS ? order.indexOf(kind) : order.length);
  const own = Object.entries(links)
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .map(([kind, url]) => ({ label: LABELS[kind] ?? kind, url }));
  return doi === undefined ? own : [...own, { label: 'DOI', url: `https://doi.org/${encodeURI(doi)}` }];
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
