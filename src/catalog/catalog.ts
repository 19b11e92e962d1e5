import type { DateStyle, Month, Week } from '../paper/days.ts';
import type { TextVectorizer } from '../vectors/model/word-vectors.ts';
import { type Authors, authorsOf } from './authors/authors.ts';
import { createEditions, type Editions } from './editions/editions.ts';
import { monthsOf, type Period, weeksOf, yearsOf } from './editions/periods.ts';
import { aliasesOf } from './paper/aliases.ts';
import type { CatalogPaper } from './paper/catalog-paper.ts';
import type { RelatedCache, RelatedPaper } from './related/related-cache.ts';
import { findRelatedPapers } from './related/related-papers.ts';
import { createTopics, type Topics } from './topics/topics.ts';
import type { TopicsFile } from './topics/topics-file.ts';
import { createViews, type PaperView } from './view/paper-view.ts';

/** All papers, grouped and indexed for pages. */
export interface Catalog {
  readonly papers: readonly CatalogPaper[];
  readonly editions: Editions;
  readonly weeks: ReadonlyMap<Week, Period<Week>>;
  readonly months: ReadonlyMap<Month, Period<Month>>;
  readonly years: ReadonlyMap<string, Period>;
  readonly topics: Topics;
  readonly authors: Authors;
  /** The papers by their former ids. */
  readonly aliases: ReadonlyMap<string, CatalogPaper>;
  /** Word vectors, if the site compares papers by meaning. */
  readonly vectorizer?: TextVectorizer;
  view(paper: CatalogPaper): PaperView;
  /** The papers most similar to a paper, most similar first. None was listed after it. */
  relatedTo(id: string): readonly RelatedPaper[];
}

export interface CatalogOptions {
  readonly topicsFile: Pick<TopicsFile, 'groups' | 'topics'>;
  /** The slugs of a paper's topics, best match first. */
  topicsOf(paper: CatalogPaper): readonly string[];
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
  /** The lists of related papers of former builds. */
  readonly relatedCache?: RelatedCache;
}

/** Creates the catalog of the papers. The order of `papers` does not matter. */
export function createCatalog(papers: readonly CatalogPaper[], options: CatalogOptions): Catalog {
  const editions = createEditions(papers);
  let related: ReadonlyMap<string, readonly RelatedPaper[]> | undefined;
  const topics = createTopics(papers, options.topicsFile, options.topicsOf);
  return {
    papers,
    editions,
    weeks: weeksOf(editions.dated),
    months: monthsOf(editions.dated),
    years: yearsOf(editions.dated),
    topics,
    authors: authorsOf(papers, options.minPapers),
    aliases: aliasesOf(papers),
    ...(options.vectorizer !== undefined && { vectorizer: options.vectorizer }),
    view: createViews(options.language, topics.ofPaper, options.dates),
    relatedTo: (id) => {
      // Computed for all papers at once, when the first paper page asks.
      related ??= findRelatedPapers(papers, {
        ...(options.relatedPapers !== undefined && { limit: options.relatedPapers }),
        ...(options.vectorizer !== undefined && { vectorizer: options.vectorizer }),
        ...(options.relatedCache !== undefined && { cache: options.relatedCache }),
      });
      return related.get(id) ?? [];
    },
  };
}
