import { urls } from '../catalog/urls.ts';
import type { Paper } from '../paper/schema.ts';
import { foldText } from './folding.ts';
import { readingOf } from './reading.ts';
import { AUTHOR_SEPARATOR, type RecordMeta } from './result.ts';

/** A paper as the index takes it. */
export interface SearchRecord {
  /** From the site's root: the page that shows it knows where that is. */
  readonly url: string;
  readonly content: string;
  readonly language: 'en';
  readonly meta: RecordMeta;
  readonly filters: { readonly topic: string[]; readonly year: string[] };
  readonly sort: { readonly date: string; readonly votes: string };
}

// Papers without a sort key would vanish from a sorted list; this one puts them at its end.
const UNDATED = '0000-00-00';

/** What the index knows of a paper. Title, authors and identifiers are metadata, which weighs more than the abstract. */
export function toRecord(paper: Paper, topics: readonly string[]): SearchRecord {
  const title = readingOf(paper.title).replace(/\s+/gu, ' ').trim();
  const folded = foldText(title);
  const day = dayOfPaper(paper);
  const authors = authorsOf(paper);
  return {
    url: urls.paper(paper.id),
    content: foldText(readingOf(paper.abstract)),
    language: 'en',
    meta: {
      title: folded,
      also: [
        paper.id,
        ...(paper.aliases ?? []),
        ...(paper.doi === undefined ? [] : [paper.doi]),
        ...shortParts(folded),
      ].join(' '),
      ...(authors !== '' && { authors }),
      ...(day !== undefined && { date: day }),
      ...(title !== folded && { shown: title }),
    },
    filters: { topic: [...topics], year: yearsOf(paper) },
    sort: { date: day ?? UNDATED, votes: String(paper.upvotes ?? 0) },
  };
}

function authorsOf(paper: Paper): string {
  if (paper.authors !== undefined)
    return foldText(paper.authors.map((author) => author.name).join(AUTHOR_SEPARATOR));
  if (paper.authorCount === undefined) return '';
  return paper.authorCount === 1 ? '1 author' : `${paper.authorCount} authors`;
}

function yearsOf(paper: Paper): string[] {
  const year = dayOfPaper(paper)?.slice(0, 4) ?? paper.year;
  return year === undefined ? [] : [String(year)];
}

/** The day by which search filters and sorts, and which it shows: the paper's own, else that of its listing. */
export function dayOfPaper(paper: Pick<Paper, 'listed' | 'published'>): string | undefined {
  return paper.published ?? paper.listed;
}

/** The parts of hyphenated words that are too short for the index to split off: `R1` of `DeepSeek-R1`. */
export function shortParts(title: string): string[] {
  const parts = title
    .split(/\s+/u)
    .filter((word) => word.includes('-'))
    .flatMap((word) => word.split('-'));
  const short = parts
    .map((part) => part.replace(/[^\p{L}\p{N}.]+/gu, ''))
    .filter((part) => part.length > 0 && part.length < 4);
  return [...new Set(short)];
}
