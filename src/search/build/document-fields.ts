import { urls } from '../../catalog/urls/urls.ts';
import { effectiveDateOf } from '../../paper/effective-date.ts';
import type { Paper } from '../../paper/schema.ts';
import { normalizeText, synonymsOf } from '../analysis/folding.ts';
import type { SearchDocument } from '../format/document.ts';
import { shortTitleHash } from '../format/routing-table.ts';
import { AUTHOR_SEPARATOR } from '../format/stored-fields.ts';
import { type IndexedName, indexedNames } from './indexed-names.ts';
import { renderedText } from './rendered-text.ts';

/** The document of a paper, and the names of its authors, which are indexed separately. */
export interface PaperDocument extends SearchDocument {
  readonly names: readonly IndexedName[];
}

/** The document of a paper. Title, authors and identifiers are fields that weigh more than the abstract. */
export function toDocument(paper: Paper, topics: readonly string[]): PaperDocument {
  const title = renderedText(paper.title).replace(/\s+/gu, ' ').trim();
  const normalized = normalizeText(title);
  const key = shortTitleHash(title);
  const authors = authorsOf(paper);
  const abstract = normalizeText(renderedText(paper.abstract));
  const date = effectiveDateOf(paper) ?? '';
  // The year is indexed because readers search by citations: an author and a year.
  const extra = [...synonymsOf(abstract), date.slice(0, 4)].join(' ').trim();
  return {
    url: urls.paper(paper.id),
    content: [abstract, normalized].find((text) => HAS_WORD.test(text)) ?? paper.id,
    language: 'en',
    meta: {
      title: normalized,
      also: identifiersOf(paper, normalized, authors),
      ...(authors !== '' && { authors }),
      ...(extra !== '' && { more: extra }),
      ...(title !== normalized && { shown: title }),
    },
    names: indexedNames(paper.authors ?? []),
    facet: {
      date,
      votes: paper.upvotes ?? 0,
      topics: [...topics],
      ...(key !== undefined && { title: key }),
    },
  };
}

// Pagefind drops a text without letters and digits.
const HAS_WORD = /[\p{L}\p{N}]/u;

/** The field of identifiers and synonyms. The id comes first: `abstractOf` relies on it. */
function identifiersOf(paper: Paper, title: string, authors: string): string {
  const doi = paper.doi === undefined ? [] : [paper.doi];
  const words = [...shortParts(title), ...synonymsOf(title), ...synonymsOf(authors)];
  return [paper.id, ...(paper.aliases ?? []), ...doi, ...new Set(words)].join(' ');
}

function authorsOf(paper: Paper): string {
  if (paper.authors !== undefined)
    return normalizeText(paper.authors.map((author) => author.name).join(AUTHOR_SEPARATOR));
  if (paper.authorCount === undefined) return '';
  return paper.authorCount === 1 ? '1 author' : `${paper.authorCount} authors`;
}

/** The parts of hyphenated words that Pagefind does not index because they are short: `R1` of `DeepSeek-R1`. */
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
