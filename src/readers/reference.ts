import type { Day } from '../paper/days.ts';
import { idFromDoi, idFromTitle } from '../paper/derived-ids.ts';
import { parseAclId, parseArxivId, parseDoi } from '../paper/identifiers.ts';
import type { Publication } from '../paper/publication.ts';
import { type Author, isWebAddress, type Paper } from '../paper/schema.ts';
import { type Markdown, toWords } from '../text/markdown.ts';
import { lineOf } from '../text/plain.ts';
import type { listedWhen } from './edition.ts';

/** What an entry of a bibliography says, whatever its format. */
export interface Reference {
  readonly source: string;
  readonly title: Markdown;
  readonly authors: readonly Author[];
  readonly published: Day | undefined;
  /** The year, where that is all there is. */
  readonly year: number | undefined;
  /** Where an identifier of arXiv may stand, the surest first. */
  readonly arxiv: readonly string[];
  readonly primary?: string | undefined;
  readonly doi: string;
  readonly addresses: readonly string[];
  readonly venue: string;
  /** What a citation says beyond the venue; empty where the entry says nothing of it. */
  readonly publication?: Publication;
  readonly keywords: readonly string[];
  readonly abstract: Markdown;
}

// The Anthology's DOIs end in its own identifiers.
const ACL_DOI = /^10\.(?:18653\/v1|3115\/v1)\//;
// Where a preprint stands is no journal.
const NO_VENUE = /^(?:arxiv\b|corr$)/i;
const ARXIV_DOI = /^10\.48550\/arxiv\./;

/** Whether a text names where something was published: arXiv is no journal and no publisher. */
export function isVenue(venue: string): boolean {
  return venue !== '' && !NO_VENUE.test(venue);
}

/** The paper of an entry, known by its arXiv id, else its ACL id, else its DOI, else its title. */
export function paperOf(reference: Reference, listed: ReturnType<typeof listedWhen>): Paper {
  const { source, title, authors, published, year, primary, publication, abstract } = reference;
  const addresses = reference.addresses.map((address) => address.trim()).filter(isWebAddress);
  const dois = [...reference.doi.split(/\s+/u), ...addresses].map(doiOf);
  const doi = dois.find((found) => found !== undefined);
  const arxiv = [...reference.arxiv, ...addresses, (doi ?? '').replace(ARXIV_DOI, 'arXiv:')]
    .map(parseArxivId)
    .find((found) => found !== undefined);
  const acl = [...addresses, (doi ?? '').replace(ACL_DOI, '')]
    .map((place) => parseAclId(place) ?? parseAclId(place.toUpperCase()))
    .find((found) => found !== undefined);
  const id = arxiv?.id ?? acl ?? (doi === undefined ? idFromTitle(toWords(title)) : idFromDoi(doi));
  const links = linksOf(addresses, arxiv?.id);
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

/** Whether one of the texts is an identifier of arXiv, or the DOI one that it gives to its papers. */
export function isOnArxiv(identifiers: readonly string[], doi: string): boolean {
  return identifiers.some((one) => parseArxivId(one) !== undefined) || ARXIV_DOI.test(doiOf(doi) ?? '');
}

/** The DOI that a field or an address is; a full stop behind it belongs to a sentence. */
function doiOf(place: string): string | undefined {
  return parseDoi(place) ?? parseDoi(place.replace(/[.,;]+$/u, ''));
}

function linksOf(addresses: readonly string[], arxiv: string | undefined): Record<string, string> {
  const isFile = (address: string) => /\.pdf$/i.test(address);
  const others = addresses.filter((address) => parseArxivId(address) === undefined);
  const abs = others.find((address) => !isFile(address));
  const pdf = others.find(isFile);
  const own =
    arxiv === undefined
      ? {}
      : { abs: `https://arxiv.org/abs/${arxiv}`, pdf: `https://arxiv.org/pdf/${arxiv}` };
  return { ...own, ...(abs !== undefined && { abs }), ...(pdf !== undefined && { pdf }) };
}

/** An author whose parts are known, with the name as it is printed: given name, family name with its particles, suffix. */
export function authorFrom(given: string, family: string, suffix = ''): Author | undefined {
  const name = [given, family, suffix].filter((part) => part !== '').join(' ');
  if (name === '') return undefined;
  return given === '' || family === '' ? { name } : { name, given, family };
}
