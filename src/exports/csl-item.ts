import type { WorkType } from './publication.ts';

/**
 * Types of work with a `number` of their own. For other types `number` is that of an article, and
 * `collection-number` the number within a series.
 */
export const NUMBERED: ReadonlySet<WorkType> = new Set<WorkType>([
  'dataset',
  'document',
  'manuscript',
  'patent',
  'report',
  'software',
  'standard',
  'speech',
  'thesis',
  'webpage',
]);

/** A name in CSL-JSON. */
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly 'non-dropping-particle'?: string;
  readonly suffix?: string;
  readonly literal?: string;
}

/** The variables of CSL-JSON that Broadsheet writes as plain text. */
export interface CslTexts {
  readonly 'container-title'?: string;
  readonly 'collection-title'?: string;
  readonly 'collection-number'?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  /** The number of a report or an article; for a preprint its arXiv identifier. */
  readonly number?: string;
  readonly edition?: string;
  readonly genre?: string;
  /** Also the university of a thesis, or the institution of a report. */
  readonly publisher?: string;
  readonly 'publisher-place'?: string;
  readonly 'event-title'?: string;
  readonly 'event-place'?: string;
  readonly archive?: string;
  /** The arXiv identifier of a work that was published elsewhere. */
  readonly archive_location?: string;
  readonly ISBN?: string;
  readonly ISSN?: string;
  readonly PMID?: string;
  readonly DOI?: string;
  readonly URL?: string;
  /** Separated by semicolons. */
  readonly keyword?: string;
  readonly note?: string;
  readonly abstract?: string;
}

/**
 * The part of CSL-JSON that Broadsheet writes (https://github.com/citation-style-language/schema,
 * schemas/input/csl-data.json). A paper's page contains one item. All of it is plain text, so that the
 * browser can make the other formats from it.
 */
export interface CslItem extends CslTexts {
  readonly id: string;
  readonly type: WorkType;
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly editor?: readonly CslName[];
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
}
