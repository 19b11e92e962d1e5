import type { DateStyle, Month, Week } from '../paper/days.ts';
import { type Authors, authorsOf } from './authors/authors.ts';
import { createEditions, type Editions } from './editions/editions.ts';
import { type Period, volumesOf, weeksOf, yearsOf } from './editions/periods.ts';
import { aliasesOf } from './paper/aliases.ts';
import type { CatalogPaper } from './paper/catalog-paper.ts';
import { type Related, relatedOf } from './related/related-papers.ts';
import { createTopics, type Topics } from './topics/topics.ts';
import type { Vocabulary } from './topics/topics-file.ts';
import { createViews, type PaperView } from './view/paper-view.ts';

/** Everything that pages may ask about the papers. */
export interface Catalog {
  readonly papers: readonly CatalogPaper[];
  readonly editions: Editions;
  readonly weeks: ReadonlyMap<Week, Period<Week>>;
  readonly volumes: ReadonlyMap<Month, Period<Month>>;
  readonly years: ReadonlyMap<string, Period>;
  readonly topics: Topics;
  readonly authors: Authors;
  /** Former ids of papers. */
  readonly aliases: ReadonlyMap<string, CatalogPaper>;
  view(paper: CatalogPaper): PaperView;
  /** The papers most like a paper, the most alike first, listed no later than it. */
  related(id: string): readonly Related[];
}

export interface CatalogOptions {
  readonly vocabulary: Pick<Vocabulary, 'groups' | 'topics'>;
  /** The slugs of a paper's topics, the fittest first. */
  topicsOf(paper: CatalogPaper): readonly string[];
  /** The language of dates. */
  readonly language: string;
  /** How days are written in it. */
  readonly dates?: DateStyle;
  /** From how many papers on an author is listed. */
  readonly minPapers?: number;
  /** How many papers are named as related to one. */
  readonly relatedPapers?: number;
}

/** Makes the catalog of the papers. Nothing in it depends on the order in which they come. */
export function createCatalog(papers: readonly CatalogPaper[], options: CatalogOptions): Catalog {
  const editions = createEditions(papers);
  let related: ReadonlyMap<string, readonly Related[]> | undefined;
  const topics = createTopics(papers, options.vocabulary, options.topicsOf);
  return {
    papers,
    editions,
    weeks: weeksOf(editions.dated),
    volumes: volumesOf(editions.dated),
    years: yearsOf(editions.dated),
    topics,
    authors: authorsOf(papers, options.minPapers),
    aliases: aliasesOf(papers),
    view: createViews(options.language, topics.ofPaper, options.dates),
    related: (id) => {
      // For all at once, when the first page of a paper asks.
      related ??= relatedOf(papers, options.relatedPapers);
      return related.get(id) ?? [];
    },
  };
}
