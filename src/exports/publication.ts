import { parseAclId, parseArxivId } from '../paper/identifiers/identifiers.ts';
import type { CSL_TYPES, Publication } from '../paper/publication.ts';
import type { Author, Paper } from '../paper/schema.ts';

/** The date of publication, as precise as it is known. */
export interface Issued {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** A type of work as CSL names it. */
export type WorkType = (typeof CSL_TYPES)[number];

/** The work that a citation describes: its type, and where it was published. */
export interface CitedWork extends Publication {
  /** `article` is a preprint, `document` a work of unknown type. */
  readonly type: WorkType;
  /** The title of the journal, proceedings or book; for a preprint the venue that the source names. */
  readonly container?: string;
}

const JOURNAL = /^(?:journal|transactions|annals|computational linguistics\b)|\b(?:journal|transactions)$/i;
const PROCEEDINGS = /^(?:proceedings|findings)\b|\b(?:conference|workshop|symposium)\b/i;

const UNPUBLISHED: ReadonlySet<WorkType> = new Set(['article', 'document', 'manuscript', 'webpage']);
const PARTS: ReadonlySet<WorkType> = new Set(['article-journal', 'paper-conference', 'chapter']);

/** The arXiv identifier of a paper; `undefined` if its id is not one. */
export function arxivIdOf({ id }: Paper): string | undefined {
  return parseArxivId(id)?.id === id ? id : undefined;
}

/**
 * The work that the paper is. The type is the source's. If the source names none, it is guessed from the
 * venue, for volumes of the ACL Anthology and for bibliographies. arXiv's `journal-ref` does not make a
 * journal article of a preprint, because it is free text that contains pages and years.
 */
export function workOf(paper: Paper): CitedWork {
  const { type: said, ...details }: Partial<Publication> = paper.publication ?? {};
  const isOnArxiv = arxivIdOf(paper) !== undefined;
  const container = paper.venue === undefined ? {} : { container: paper.venue };
  if (said === undefined) return { ...details, ...guessOf(paper, isOnArxiv) };
  if (isOnArxiv && isPreprint(said, paper.venue)) return { ...details, ...container, type: 'article' };
  return { ...details, ...container, type: said };
}

/**
 * Whether a work on arXiv is only a preprint. Bibliographies give arXiv papers any type, but a part of a
 * journal or book names it.
 */
function isPreprint(type: WorkType, venue: string | undefined): boolean {
  return UNPUBLISHED.has(type) || (venue === undefined && PARTS.has(type));
}

function guessOf(paper: Paper, isOnArxiv: boolean): CitedWork {
  const { venue, sources } = paper;
  const other = isOnArxiv ? 'article' : 'document';
  if (venue === undefined) return { type: other };
  if (isOnArxiv && !sources.includes('acl-xml')) return { type: other, container: venue };
  const [, name = venue, volume] = /^(.*?),? volume (\d+)$/i.exec(venue) ?? [];
  // The Anthology has only journals and proceedings.
  const isInProceedings = PROCEEDINGS.test(name) || sources.includes('acl-xml');
  const type = JOURNAL.test(name) ? 'article-journal' : isInProceedings ? 'paper-conference' : other;
  if (type !== 'article-journal') return { type, container: venue };
  return { type, container: name, ...(volume !== undefined && { volume }) };
}

/**
 * The day of publication, if it is certain. Else the year, with the month if a source names it; else the year
 * and month in an arXiv identifier (https://info.arxiv.org/help/arxiv_identifier.html), or the year in an ACL
 * Anthology identifier; else the inferred day.
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

/**
 * The year for two digits. arXiv began in 1991 and the Anthology goes back to 1952, so numbers below 50 are
 * in this century.
 */
function century(year: number): number {
  return year < 50 ? 2000 + year : 1900 + year;
}

/** The address to cite: the abstract page, else the DOI. */
export function citationUrl(paper: Paper): string | undefined {
  const arxiv = arxivIdOf(paper);
  const own = arxiv === undefined ? undefined : `https://arxiv.org/abs/${arxiv}`;
  return paper.links?.abs ?? own ?? (paper.doi === undefined ? undefined : doiUrl(paper.doi));
}

/** The address at which a DOI resolves. */
export function doiUrl(doi: string): string {
  return `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}`;
}

/** The names at the beginning of a citation: the authors, or the editors if the work names no author. */
export function creditedNames(paper: Paper): {
  readonly names: readonly Author[];
  readonly areEditors: boolean;
} {
  const editors = paper.publication?.editors ?? [];
  const areEditors =
    (paper.authors ?? []).length === 0 && paper.authorCount === undefined && editors.length > 0;
  return { names: areEditors ? editors : (paper.authors ?? []), areEditors };
}

/** Notes for the reader of a citation that no field can hold, as sentences without markup. */
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
