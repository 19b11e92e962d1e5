import { type DateStyle, type Day, dayInWords } from '../../paper/days.ts';
import { fileNameOf } from '../../paper/identifiers/identifiers.ts';
import { bylineOfCount, bylineOfNames } from '../../paper/names/byline.ts';
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

/** A day for display: in ISO 8601, in words, and whether its year was inferred. */
export interface DayView {
  readonly day: Day;
  readonly words: string;
  readonly inferred: boolean;
}

/** A paper prepared for display. Expensive values are computed on first use and cached. */
export interface PaperView {
  readonly paper: CatalogPaper;
  readonly id: string;
  readonly url: string;
  /** The id of the paper's element in a list. */
  readonly anchor: string;
  readonly titleHtml: string;
  readonly titlePlain: string;
  /** The authors on one line, from {@link bylineOf}. */
  readonly byline: string;
  /** The abstract; empty if it is unknown. */
  readonly abstractHtml: string;
  /** The beginning of the abstract as HTML on one line; the whole abstract if it is short. */
  readonly preview: { readonly html: string; readonly isWhole: boolean };
  /** The beginning of the abstract as plain text, for search engines and link previews on other sites. */
  readonly summary: string | undefined;
  readonly topics: readonly Link[];
  /** Links to read, watch or discuss the paper. */
  readonly links: readonly Link[];
  readonly listed?: DayView;
  readonly published?: DayView;
  readonly updated?: DayView;
  readonly withdrawn?: DayView;
  readonly sources: readonly SourceInfo[];
}

/** Creates the function that returns a paper's view in the site's language. Each view is created once. */
export function createViews(
  locale: string,
  topicsOf: (id: string) => readonly Topic[],
  dates: DateStyle = 'long',
): (paper: CatalogPaper) => PaperView {
  const views = new Map<string, PaperView>();
  return (paper) => {
    const known = views.get(paper.id);
    if (known !== undefined) return known;
    const view = viewOf(paper, { locale, dates }, topicsOf(paper.id));
    views.set(paper.id, view);
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
  const titleHtml = lazy(() => toInlineHtml(paper.title));
  const titlePlain = lazy(() => toPlain(paper.title));
  const abstractHtml = lazy(() => toHtml(paper.abstract));
  const preview = lazy(() => previewOf(paper.abstract));
  const summary = lazy(() => summaryOf(paper.abstract));
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

/** The authors on one line: their names as in `bylineOfNames`, else their number. */
export function bylineOf({ authors, authorCount }: Pick<CatalogPaper, 'authors' | 'authorCount'>): string {
  if (authors === undefined) return authorCount === undefined ? '' : bylineOfCount(authorCount);
  return bylineOfNames(authors.map(({ name }) => name));
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

function lazy<T>(compute: () => T): () => T {
  let computed: { readonly value: T } | undefined;
  return () => {
    computed ??= { value: compute() };
    return computed.value;
  };
}
