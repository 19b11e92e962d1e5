import type { Day } from '../../paper/days.ts';
import { idFromDoi, idFromTitle } from '../../paper/identifiers/derived-ids.ts';
import type { Publication } from '../../paper/publication.ts';
import type { Author, Paper } from '../../paper/schema.ts';
import { lineOf } from '../../text/clean/clean-text.ts';
import { toWords } from '../../text/markdown/to-text.ts';
import type { Markdown } from '../../text/mdast/markdown-text.ts';
import type { listingDayRule } from '../reading/listing-day.ts';
import { type IdentifierFields, identify } from './identification.ts';

/** The fields of a bibliography entry of any format. */
export interface Reference extends IdentifierFields {
  readonly source: string;
  readonly title: Markdown;
  readonly authors: readonly Author[];
  readonly published: Day | undefined;
  /** The year, if no day is known. */
  readonly year: number | undefined;
  readonly primary?: string | undefined;
  readonly venue: string;
  /** The publication details beyond the venue. */
  readonly publication?: Publication;
  readonly keywords: readonly string[];
  readonly abstract: Markdown;
}

// Names of preprint servers.
const NO_VENUE = /^(?:arxiv\b|corr$)/i;

/** Whether a text names a journal or publisher, and not arXiv. */
export function isVenue(venue: string): boolean {
  return venue !== '' && !NO_VENUE.test(venue);
}

/**
 * The paper of an entry. Its id is the first of: arXiv id, ACL id, an id made from the DOI, one made from the
 * title.
 */
export function paperOf(reference: Reference, listed: ReturnType<typeof listingDayRule>): Paper {
  const { source, title, authors, published, year, primary, publication, abstract } = reference;
  const { arxiv, acl, doi, links } = identify(reference);
  const id = arxiv?.id ?? acl ?? (doi === undefined ? idFromTitle(toWords(title)) : idFromDoi(doi));
  const venue = lineOf(reference.venue);
  const keywords = [...new Set(reference.keywords.map(lineOf))].filter((keyword) => keyword !== '');
  const details = {
    ...(arxiv?.version !== undefined && { version: arxiv.version }),
    ...(arxiv !== undefined && primary !== undefined && primary !== '' && { primary }),
  };
  return {
    id,
    title,
    ...(authors.length > 0 && { authors: [...authors] }),
    ...listed(published),
    ...(published !== undefined ? { published } : year !== undefined && { year }),
    ...(Object.keys(details).length > 0 && { arxiv: details }),
    ...(doi !== undefined && { doi }),
    ...(isVenue(venue) && { venue }),
    ...(publication !== undefined && Object.keys(publication).length > 0 && { publication }),
    ...(Object.keys(links).length > 0 && { links }),
    ...(keywords.length > 0 && { keywords }),
    sources: [source],
    abstract,
  };
}
