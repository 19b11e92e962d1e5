import { parseAclId, parseArxivId } from '../paper/identifiers/identifiers.ts';
import type { CSL_TYPES, Publication } from '../paper/publication.ts';
import type { Author, Paper } from '../paper/schema.ts';

/** When a paper came out, as far as it is known. */
export interface Issued {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** A type of work as CSL names it. */
export type WorkType = (typeof CSL_TYPES)[number];

/** The paper as the work that a citation speaks of: its kind, and where it came out. */
export interface CitedWork extends Publication {
  /** `article` is a preprint; of a `document` nobody said what kind of work it is. */
  readonly type: WorkType;
  /** The journal, the proceedings or the book; of a preprint only what the source calls the venue. */
  readonly container?: string;
}

const JOURNAL = /^(?:journal|transactions|annals|computational linguistics\b)|\b(?:journal|transactions)$/i;
const PROCEEDINGS = /^(?:proceedings|findings)\b|\b(?:conference|workshop|symposium)\b/i;

const UNPUBLISHED: ReadonlySet<WorkType> = new Set(['article', 'document', 'manuscript', 'webpage']);
const PARTS: ReadonlySet<WorkType> = new Set(['article-journal', 'paper-conference', 'chapter']);

/** The arXiv identifier of a paper that is known by one. */
export function arxivIdOf({ id }: Paper): string | undefined {
  return parseArxivId(id)?.id === id ? id : undefined;
}

/**
 * The work that the paper is. Its type is what a source says; where none does, what the venue's name makes of it: the ACL
 * Anthology names volumes, and so do bibliographies. arXiv's own `journal-ref` is free text, with pages and years in it, and
 * makes no journal article of a preprint.
 */
export function workOf(paper: Paper): CitedWork {
  const { type: said, ...details }: Partial<Publication> = paper.publication ?? {};
  const isOnArxiv = arxivIdOf(paper) !== undefined;
  const container = paper.venue === undefined ? {} : { container: paper.venue };
  if (said === undefined) return { ...details, ...guessOf(paper, isOnArxiv) };
  if (isOnArxiv && isPreprint(said, paper.venue)) return { ...details, ...container, type: 'article' };
  return { ...details, ...container, type: said };
}

/** Bibliographies enter what stands on arXiv as anything; a part of a journal or a book has that one's name. */
function isPreprint(type: WorkType, venue: string | undefined): boolean {
  return UNPUBLISHED.has(type) || (venue === undefined && PARTS.has(type));
}

function guessOf(paper: Paper, isOnArxiv: boolean): CitedWork {
  const { venue, sources } = paper;
  const other = isOnArxiv ? 'article' : 'document';
  if (venue === undefined) return { type: other };
  if (isOnArxiv && !sources.includes('acl-xml')) return { type: other, container: venue };
  const [, name = venue, volume] = /^(.*?),? volume (\d+)$/i.exec(venue) ?? [];
  // The Anthology holds journals and proceedings, and nothing else.
  const isInProceedings = PROCEEDINGS.test(name) || sources.includes('acl-xml');
  const type = JOURNAL.test(name) ? 'article-journal' : isInProceedings ? 'paper-conference' : other;
  if (type !== 'article-journal') return { type, container: venue };
  return { type, container: name, ...(volume !== undefined && { volume }) };
}

/**
 * The day of publication; where it is not known for sure, the year, with the month where a source names one;
 * else the year and month that an arXiv identifier says (https://info.arxiv.org/help/arxiv_identifier.html), or the year of
 * the ACL Anthology's.
 */
export function issuedOf(paper: Paper): Issued | undefined {
  const { id, published, publishedInferred } = paper;
  const [year, month, day] = (published ?? '').split('-').map(Number);
  const day3 = year && month && day ? { year, month, day } : undefined;
  if (day3 !== undefined && publishedInferred === undefined) return day3;
  if (paper.year === undefined) return issuedById(id) ?? day3;
  const named = paper.publication?.month;
  return { year: paper.year, ...(named !== undefined && { month: named }) };
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
export function citationUrl(paper: Paper): string | undefined {
  const arxiv = arxivIdOf(paper);
  const own = arxiv === undefined ? undefined : `https://arxiv.org/abs/${arxiv}`;
  return paper.links?.abs ?? own ?? (paper.doi === undefined ? undefined : doiUrl(paper.doi));
}

/** The address at which a DOI resolves. */
export function doiUrl(doi: string): string {
  return `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}`;
}

/** Who stands at the head of a citation: the authors, or the editors of a work that names no author. */
export function creditedNames(paper: Paper): {
  readonly names: readonly Author[];
  readonly areEditors: boolean;
} {
  const editors = paper.publication?.editors ?? [];
  const areEditors =
    (paper.authors ?? []).length === 0 && paper.authorCount === undefined && editors.length > 0;
  return { names: areEditors ? editors : (paper.authors ?? []), areEditors };
}

/** What a reader of the citation has to know and no field says, in sentences without markup. */
export function notesOf(paper: Paper): string[] {
  const { type, container } = workOf(paper);
  const { authors, authorCount, withdrawn, published, publishedInferred } = paper;
  const inferred = publishedInferred !== undefined && issuedById(paper.id) === undefined;
  return [
    ...(type === 'article' && container !== undefined ? [container] : []),
    ...(withdrawn === undefined ? [] : [`Withdrawn on ${withdrawn}`]),
    ...(authors === undefined && authorCount !== undefined
      ? [
          `${authorCount} ${authorCount === 1 ? 'author, whose name is' : 'authors, whose names are'} not known`,
        ]
      : []),
    ...(published !== undefined && inferred ? ['The year is inferred'] : []),
  ];
}
