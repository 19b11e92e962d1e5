import { type DateStyle, type Day, dayInWords } from '../../paper/days.ts';
import { fileNameOf } from '../../paper/identifiers/identifiers.ts';
import { bylineOfCount, bylineOfNames } from '../../paper/names/byline.ts';
import { type SourceInfo, sourceInfo } from '../../paper/sources.ts';
import { lookUp } from '../../tables/lookup.ts';
import { toHtml, toInlineHtml, toPlain } from '../../text/markdown/markdown.ts';
import type { CatalogPaper } from '../paper/catalog-paper.ts';
import type { PaperSummary } from '../paper/paper-summary.ts';
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

/** How a page refers to a paper in JSON: its id and its topics. The paper's record is not in it. */
export interface PaperReference {
  readonly $paper: string;
  /** The slugs of its topics, best match first. */
  readonly topics: readonly string[];
}

/** The language and the style of dates. */
export interface DateWords {
  readonly locale: string;
  readonly dates: DateStyle;
}

/** A paper prepared for display. Values are computed on first use and cached, since a list uses few of them. */
export class PaperView {
  readonly id: string;
  readonly #record: () => CatalogPaper;
  readonly #topicNames: readonly TopicName[];
  readonly #words: DateWords;
  readonly #titleHtml = lazy(() => toInlineHtml(this.paper.title));
  readonly #titlePlain = lazy(() => toPlain(this.paper.title));
  readonly #abstractHtml = lazy(() => toHtml(this.paper.abstract));
  readonly #preview = lazy(() => previewOf(this.paper.abstract));
  readonly #summary = lazy(() => summaryOf(this.paper.abstract));

  /** @param record reads the paper, when the page needs more than a reference to it. */
  constructor(id: string, record: () => CatalogPaper, topics: readonly TopicName[], words: DateWords) {
    this.id = id;
    this.#record = lazy(record);
    this.#topicNames = topics;
    this.#words = words;
  }

  get paper(): CatalogPaper {
    return this.#record();
  }

  get url(): string {
    return urls.paper(this.id);
  }

  /** The id of the paper's element in a list. */
  get anchor(): string {
    return `p-${fileNameOf(this.id)}`;
  }

  /** The authors on one line, from {@link bylineOf}. */
  get byline(): string {
    return bylineOf(this.paper);
  }

  get topics(): readonly Link[] {
    return this.#topicNames.map(({ slug, label }) => ({ label, url: urls.topic(slug) }));
  }

  /** Links to read, watch or discuss the paper. */
  get links(): readonly Link[] {
    return linksOf(this.paper);
  }

  get listed(): DayView | undefined {
    return this.#day(this.paper.listed, this.paper.listedInferred === 'year');
  }

  get published(): DayView | undefined {
    return this.#day(this.paper.published, this.paper.publishedInferred !== undefined);
  }

  get updated(): DayView | undefined {
    return this.#day(this.paper.updated);
  }

  get withdrawn(): DayView | undefined {
    return this.#day(this.paper.withdrawn);
  }

  get sources(): readonly SourceInfo[] {
    return this.paper.sources.map(sourceInfo);
  }

  get titleHtml(): string {
    return this.#titleHtml();
  }

  get titlePlain(): string {
    return this.#titlePlain();
  }

  /** The abstract; empty if it is unknown. */
  get abstractHtml(): string {
    return this.#abstractHtml();
  }

  /** The beginning of the abstract as HTML on one line; the whole abstract if it is short. */
  get preview(): { readonly html: string; readonly isWhole: boolean } {
    return this.#preview();
  }

  /** The beginning of the abstract as plain text, for search engines and link previews on other sites. */
  get summary(): string | undefined {
    return this.#summary();
  }

  /** A reference, so that the data of a page in JSON contain no paper twice and no text that was rendered. */
  toJSON(): PaperReference {
    return { $paper: this.id, topics: this.#topicNames.map(({ slug }) => slug) };
  }

  #day(day: Day | undefined, inferred = false): DayView | undefined {
    const { locale, dates } = this.#words;
    return day === undefined ? undefined : { day, words: dayInWords(day, locale, 'day', dates), inferred };
  }
}

type TopicName = Pick<Topic, 'slug' | 'label'>;

/** Creates the function that returns a paper's view in the site's language. Each view is created once. */
export function createViews<P extends PaperSummary>(
  locale: string,
  topicsOf: (id: string) => readonly TopicName[],
  recordOf: (paper: P) => CatalogPaper,
  dates: DateStyle = 'long',
): (paper: P) => PaperView {
  const views = new Map<string, PaperView>();
  return (paper) => {
    const known = views.get(paper.id);
    if (known !== undefined) return known;
    const view = new PaperView(paper.id, () => recordOf(paper), topicsOf(paper.id), { locale, dates });
    views.set(paper.id, view);
    return view;
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
  // A person may name a kind as they like, even `valueOf`.
  const label = (kind: string) => lookUp(LABELS, kind);
  const rank = (kind: string) => (label(kind) === undefined ? order.length : order.indexOf(kind));
  const own = Object.entries(links)
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .map(([kind, url]) => ({ label: label(kind) ?? kind, url }));
  return doi === undefined ? own : [...own, { label: 'DOI', url: `https://doi.org/${encodeURI(doi)}` }];
}

function lazy<T>(compute: () => T): () => T {
  let computed: { readonly value: T } | undefined;
  return () => {
    computed ??= { value: compute() };
    return computed.value;
  };
}
