import { parseAclId, parseArxivId } from '../paper/identifiers.ts';
import type { Paper } from '../paper/schema.ts';

/** When a paper came out, as far as it is known. */
export interface Issued {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** Where a paper came out. A preprint stands on arXiv; of an `other` one nobody said what kind of work it is. */
export interface Publication {
  readonly kind: 'article' | 'conference' | 'preprint' | 'other';
  /** The journal or the proceedings; of any other kind only what the source calls the venue. */
  readonly container?: string;
  readonly volume?: string;
}

const JOURNAL = /^(?:journal|transactions|annals|computational linguistics\b)|\b(?:journal|transactions)$/i;
const PROCEEDINGS = /^(?:proceedings|findings)\b|\b(?:conference|workshop|symposium)\b/i;

/** The arXiv identifier of a paper that is known by one. */
export function arxivIdOf({ id }: Paper): string | undefined {
  return parseArxivId(id)?.id === id ? id : undefined;
}

/**
 * What kind of publication the paper is, where that is known: the ACL Anthology names volumes, and so do bibliographies.
 * arXiv's own `journal-ref` is free text, with pages and years in it, and makes no journal article of a preprint.
 */
export function publicationOf(paper: Paper): Publication {
  const { venue, sources } = paper;
  const isOnArxiv = arxivIdOf(paper) !== undefined;
  const other = isOnArxiv ? 'preprint' : 'other';
  if (venue === undefined) return { kind: other };
  if (isOnArxiv && !sources.includes('acl-xml')) return { kind: other, container: venue };
  const [, name = venue, volume] = /^(.*?),? volume (\d+)$/i.exec(venue) ?? [];
  // The Anthology holds journals and proceedings, and nothing else.
  const isInProceedings = PROCEEDINGS.test(name) || sources.includes('acl-xml');
  const kind = JOURNAL.test(name) ? 'article' : isInProceedings ? 'conference' : other;
  if (kind !== 'article') return { kind, container: venue };
  return { kind, container: name, ...(volume !== undefined && { volume }) };
}

/**
 * The day of publication; where it is not known for sure, the year and month that an arXiv identifier says
 * (https://info.arxiv.org/help/arxiv_identifier.html), or the year of the ACL Anthology's.
 */
export function issuedOf(paper: Paper): Issued | undefined {
  const { id, published, publishedInferred } = paper;
  const [year, month, day] = (published ?? '').split('-').map(Number);
  const day3 = year && month && day ? { year, month, day } : undefined;
  if (day3 !== undefined && publishedInferred === undefined) return day3;
  return paper.year === undefined ? (issuedById(id) ?? day3) : { year: paper.year };
}

function issuedById(id: string): Issued | undefined {
  const arxiv = parseArxivId(id)?.id === id ? /(\d{2})(\d{2})\d*(?:\.\d+)?$/.exec(id) : null;
  if (arxiv) return { year: century(Number(arxiv[1])), month: Number(arxiv[2]) };
  if (parseAclId(id) !== id) return undefined;
  const [, long, short] = /^(?:(\d{4})\.|[A-Z](\d{2})-)/.exec(id) ?? [];
  return { year: long === undefined ? century(Number(short)) : Number(long) };
}

/** arXiv began in 1991, the Anthology reaches back to 1952; neither writes two figures any more once they would clash. */
function century(year: number): number {
  return year < 50 ? 2000 + year : 1900 + year;
}

/** The address to cite: the page of the abstract, else the DOI's. */
export function addressOf(paper: Paper): string | undefined {
  const arxiv = arxivIdOf(paper);
  const own = arxiv === undefined ? undefined : `https://arxiv.org/abs/${arxiv}`;
  return paper.links?.abs ?? own ?? (paper.doi === undefined ? undefined : doiAddress(paper.doi));
}

/** The address at which a DOI resolves. */
export function doiAddress(doi: string): string {
  return `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}`;
}

/** What a reader of the citation has to know and no field says, in sentences without markup. */
export function notesOf(paper: Paper): string[] {
  const { kind, container } = publicationOf(paper);
  const { authors, authorCount, withdrawn, published, publishedInferred } = paper;
  const inferred = publishedInferred !== undefined && issuedById(paper.id) === undefined;
  return [
    ...(kind === 'preprint' && container !== undefined ? [container] : []),
    ...(withdrawn === undefined ? [] : [`Withdrawn on ${withdrawn}`]),
    ...(authors === undefined && authorCount !== undefined
      ? [
          `${authorCount} ${authorCount === 1 ? 'author, whose name is' : 'authors, whose names are'} not known`,
        ]
      : []),
    ...(published !== undefined && inferred ? ['The year is inferred'] : []),
  ];
}
