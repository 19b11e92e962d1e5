import { parseAclId, parseArxivId, parseDoi } from '../../paper/identifiers/identifiers.ts';
import { type QueryToken, tokenizeQuery } from './lexer.ts';
import { formatYearRange, type YearRange } from './year-range.ts';

/** An identifier as its own registry writes it; that of arXiv without its version. */
export interface Identifier {
  readonly kind: 'arxiv' | 'doi' | 'acl';
  readonly value: string;
}

/** The name of an author in a query. */
export interface AskedName {
  readonly name: string;
  /** Whether it is in quotes: then a name of one word must be that word, not contain it. */
  readonly isWhole: boolean;
}

/** What a reader asks for. */
export interface Query {
  /** The plain words in their order, not folded yet. */
  readonly words: string;
  readonly phrases: readonly string[];
  /** Words and phrases that must not occur. */
  readonly excluded: readonly string[];
  /** Names of authors, or parts of them. */
  readonly authors: readonly AskedName[];
  /** Those of authors whose papers are not wanted. */
  readonly excludedAuthors: readonly AskedName[];
  /** Topics as the reader named them. */
  readonly topics: readonly string[];
  readonly years?: YearRange;
  /** Where the query is nothing but an identifier: `words` is then the same. */
  readonly identifier?: Identifier;
}

/**
 * What the text of a search asks for: words, “phrases”, `-word`, `author:`, `topic:`, `year:`, `2024..2026`, or one
 * identifier. Every text asks for something; what is no syntax is a word. Of several years the last are meant.
 */
export function parseQuery(text: string): Query {
  const pieces = tokenizeQuery(text);
  const words = valuesOf(pieces, 'word').join(' ');
  const alone = pieces.every(({ kind }) => kind === 'word' || kind === 'unfinished');
  const identifier = alone ? identifierIn(words) : undefined;
  const years = pieces.findLast((piece) => piece.kind === 'years')?.years;
  return {
    words: identifier?.value ?? words,
    phrases: valuesOf(pieces, 'phrase'),
    excluded: valuesOf(pieces, 'excluded'),
    authors: namesOf(pieces, 'author'),
    excludedAuthors: namesOf(pieces, 'excludedAuthor'),
    topics: valuesOf(pieces, 'topic'),
    ...(years !== undefined && { years }),
    ...(identifier !== undefined && { identifier }),
  };
}

function valuesOf(pieces: readonly QueryToken[], kind: QueryToken['kind']): string[] {
  return pieces.flatMap((piece) => (piece.kind === kind && piece.kind !== 'years' ? [piece.value] : []));
}

function namesOf(pieces: readonly QueryToken[], kind: 'author' | 'excludedAuthor'): AskedName[] {
  return pieces.flatMap((piece) =>
    piece.kind === kind && 'isWhole' in piece ? [{ name: piece.value, isWhole: piece.isWhole }] : [],
  );
}

/** The text of a query, which {@link parseQuery} reads as that query again. */
export function formatQuery(query: Query): string {
  const { words, phrases, excluded, authors, excludedAuthors, topics, years } = query;
  const nameOf = ({ name, isWhole }: AskedName) => `author:${isWhole ? `"${name}"` : name}`;
  const parts = [
    words,
    ...phrases.map((phrase) => `"${phrase}"`),
    ...excluded.map((value) => `-${quoted(value)}`),
    ...authors.map(nameOf),
    ...excludedAuthors.map((author) => `-${nameOf(author)}`),
    ...topics.map((value) => `topic:${quoted(value)}`),
    formatYearRange(years ?? {}),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function quoted(value: string): string {
  return /^\p{L}[\p{L}\p{M}\p{N}-]*$/u.test(value) ? value : `"${value}"`;
}

// What stands in the margin of a paper of arXiv behind its id: `arXiv:2403.01234v1 [cs.CL] 3 Mar 2024`.
const STAMP = /\s*\[[\w.-]+\](?:\s+\d{1,2}\s+\w{3}\s+\d{4})?$/u;
// Browsers leave out the scheme where they show an address.
const BARE_ADDRESS =
  /^(?=(?:www\.|export\.)?arxiv\.org\/|(?:dx\.)?doi\.org\/|(?:www\.)?aclanthology\.org\/)/iu;
const ARXIV_DOI = /^10\.48550\/arxiv\./u;
// Of arXiv's papers other sites have pages under the same id.
const OTHER_PAGES = /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co\/papers|alphaxiv\.org\/abs)\//iu;

/** The identifier that a text is, alone: bare, with its prefix, or as an address. */
function identifierIn(text: string): Identifier | undefined {
  const bare = text
    .replace(STAMP, '')
    .replace(/[.,;]+$/u, '')
    .replace(/^arxiv:\s+/iu, 'arXiv:')
    .replace(OTHER_PAGES, 'arXiv:')
    .replace(BARE_ADDRESS, 'https://');
  const doi = parseDoi(bare);
  const arxiv = parseArxivId(doi?.replace(ARXIV_DOI, '') ?? bare)?.id;
  // Digits are not made up for an id that is still being typed.
  if (arxiv !== undefined && (arxiv.includes('/') || bare.includes(arxiv)))
    return { kind: 'arxiv', value: arxiv };
  if (doi !== undefined) return { kind: 'doi', value: doi };
  const acl = parseAclId(bare.replace(/^[a-z](?=\d\d-\d{4})/u, (letter) => letter.toUpperCase()));
  return acl === undefined ? undefined : { kind: 'acl', value: acl };
}
