import type { DateStyle, Month, Week } from '../paper/days.ts';
import type { TextVectorizer } from '../vectors/model/word-vectors.ts';
import { type Authors, authorsOf } from './authors/authors.ts';
import { createEditions, type Editions, newestFirst } from './editions/editions.ts';
import { monthsOf, type Period, weeksOf, yearsOf } from './editions/periods.ts';
import { aliasesOf } from './paper/aliases.ts';
import type { CatalogPaper } from './paper/catalog-paper.ts';
import type { DerivedCache } from './paper/derived-cache.ts';
import type { PaperSummary } from './paper/paper-summary.ts';
import type { RelatedPaper } from './related/related-lists.ts';
import { RelatedLists } from './related/related-papers.ts';
import { type TextSource, textSource } from './terms/paper-texts.ts';
import { PhraseReader } from './terms/phrase-counts.ts';
import { groupByTopic, type Topics } from './topics/topics.ts';
import type { TopicsFile } from './topics/topics-file.ts';
import { createViews, type PaperView } from './view/paper-view.ts';

/** All papers, grouped and indexed for pages. */
export interface Catalog {
  readonly papers: readonly PaperSummary[];
  readonly editions: Editions;
  readonly weeks: ReadonlyMap<Week, Period<Week>>;
  readonly months: ReadonlyMap<Month, Period<Month>>;
  readonly years: ReadonlyMap<string, Period>;
  readonly topics: Topics;
  /** The phrases of papers, for trends. */
  readonly phrases: PhraseReader;
  /** What former builds have derived, if it is kept. */
  readonly cache?: DerivedCache;
  readonly authors: Authors;
  /** The papers by their former ids. */
  readonly aliases: ReadonlyMap<string, PaperSummary>;
  /** Word vectors, if the site compares papers by meaning. */
  readonly vectorizer?: TextVectorizer;
  /** All fields of a paper. */
  recordOf(paper: PaperSummary): CatalogPaper;
  view(paper: PaperSummary): PaperView;
  /** The papers most similar to each paper. None was listed after it. */
  readonly related: RelatedLists;
  /** The papers most similar to a paper, most similar first. */
  relatedTo(id: string): readonly RelatedPaper[];
}

export interface CatalogOptions<P extends PaperSummary = CatalogPaper> {
  readonly topicsFile: Pick<TopicsFile, 'groups' | 'topics'>;
  /** The slugs of a paper's topics, best match first. */
  topicsOf(paper: P): readonly string[];
  /** The language of dates, as a tag such as `en-GB`. */
  readonly language: string;
  /** How days are written; the default is `long`. */
  readonly dates?: DateStyle;
  /** The number of papers that an author needs to be listed. */
  readonly minPapers?: number;
  /** The largest number of related papers of a paper. */
  readonly relatedPapers?: number;
  /** Word vectors, by which related papers are ordered too. */
  readonly vectorizer?: TextVectorizer;
  /** What former builds have derived. */
  readonly cache?: DerivedCache;
}

/** Reads what a catalog does not hold. */
export interface Records extends Pick<TextSource, 'textDigestOf'> {
  recordOf(paper: PaperSummary): CatalogPaper;
}

/** Creates the catalog of the papers. The order of `papers` does not matter. */
export function createCatalog(papers: readonly CatalogPaper[], options: CatalogOptions): Catalog {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const recordOf = ({ id }: PaperSummary): CatalogPaper => {
    const record = byId.get(id);
    if (record === undefined) throw new Error(`The catalog has no paper ${id}.`);
    return record;
  };
  return createSummaryCatalog(papers, options, { ...textSource(recordOf), recordOf });
}

/** Creates the catalog of papers whose other fields are read when they are needed. */
export function createSummaryCatalog<P extends PaperSummary>(
  papers: readonly P[],
  options: CatalogOptions<P>,
  { recordOf, textDigestOf }: Records,
): Catalog {
  const editions = createEditions(papers);
  const topics = groupByTopic(newestFirst(editions), options.topicsFile, options.topicsOf);
  const source = { ...textSource(recordOf), textDigestOf };
  const related = new RelatedLists(papers, source, {
    ...(options.relatedPapers !== undefined && { limit: options.relatedPapers }),
    ...(options.vectorizer !== undefined && { vectorizer: options.vectorizer }),
    ...(options.cache !== undefined && { cache: options.cache }),
  });
  return {
    papers,
    editions,
    weeks: weeksOf(editions.dated),
    months: monthsOf(editions.dated),
    years: yearsOf(editions.dated),
    topics,
    phrases: new PhraseReader(source, options.cache),
    ...(options.cache !== undefined && { cache: options.cache }),
    authors: authorsOf(papers, options.minPapers),
    aliases: aliasesOf(papers),
    ...(options.vectorizer !== undefined && { vectorizer: options.vectorizer }),
    recordOf,
    view: createViews(options.language, topics.ofPaper, recordOf, options.dates),
    related,
    relatedTo: (id) => {
      const day = editions.placeOf(id)?.edition.day;
      return day === undefined ? [] : (related.ofDay(day).get(id) ?? []);
    },
  };
}
