import { parseAclId, parseArxivId, parseDoi } from '../../paper/identifiers/identifiers.ts';
import { type QueryToken, tokenizeQuery } from './lexer.ts';
import { formatYearRange, type YearRange } from './year-range.ts';

/** An identifier in the form of its registry; an arXiv id without its version. */
export interface Identifier {
  readonly kind: 'arxiv' | 'doi' | 'acl';
  readonly value: string;
}

/** The name of an author in a query. */
export interface AskedName {
  readonly name: string;
  /** Whether it is in quotes: then a name of one word must equal that word, not contain it. */
  readonly isWhole: boolean;
}

/** A parsed query. */
export interface Query {
  /** The plain words in order, not normalized. */
  readonly words: string;
  readonly phrases: readonly string[];
  /** Words and phrases that a paper must not contain. */
  readonly excluded: readonly string[];
  /** Names of authors, or parts of them. */
  readonly authors: readonly AskedName[];
  /** Names of authors whose papers are excluded. */
  readonly excludedAuthors: readonly AskedName[];
  /** Names of topics, as typed. */
  readonly topics: readonly string[];
  readonly years?: YearRange;
  /** The id of a paper, to which the papers should be similar. */
  readonly like?: string;
  /** The identifier if the query is only an identifier. Then `words` is the same. */
  readonly identifier?: Identifier;
}

/**
 * Parses a query: words, “phrases”, `-word`, `author:`, `topic:`, `year:`, `like:`, `2024..2026`, or one identifier. Every text is a
 * valid query: text without special syntax is words. If there are several ranges of years, the last one is used.
 */
export function parseQuery(text: string): Query {
  const tokens = tokenizeQuery(text);
  const words = valuesOf(tokens, 'word').join(' ');
  const alone = tokens.every(({ kind }) => kind === 'word' || kind === 'incomplete');
  const identifier = alone ? identifierIn(words) : undefined;
  const like = valuesOf(tokens, 'like').at(-1);
  const years = tokens.findLast((token) => token.kind === 'years')?.years;
  return {
    words: identifier?.value ?? words,
    phrases: valuesOf(tokens, 'phrase'),
    excluded: valuesOf(tokens, 'excluded'),
    authors: namesOf(tokens, 'author'),
    excludedAuthors: namesOf(tokens, 'excludedAuthor'),
    topics: valuesOf(tokens, 'topic'),
    ...(years !== undefined && { years }),
    ...(like !== undefined && { like }),
    ...(identifier !== undefined && { identifier }),
  };
}

function valuesOf(tokens: readonly QueryToken[], kind: QueryToken['kind']): string[] {
  return tokens.flatMap((token) => (token.kind === kind && token.kind !== 'years' ? [token.value] : []));
}

function namesOf(tokens: readonly QueryToken[], kind: 'author' | 'excludedAuthor'): AskedName[] {
  return tokens.flatMap((token) =>
    token.kind === kind && 'isWhole' in token ? [{ name: token.value, isWhole: token.isWhole }] : [],
  );
}

/** Formats a query as a text that {@link parseQuery} parses as the same query. */
export function formatQuery(query: Query): string {
  const { words, phrases, excluded, authors, excludedAuthors, topics, years, like } = query;
  const nameOf = ({ name, isWhole }: AskedName) => `author:${isWhole ? `"${name}"` : name}`;
  const parts = [
    words,
    ...phrases.map((phrase) => `"${phrase}"`),
    ...excluded.map((value) => `-${quoted(value)}`),
    ...authors.map(nameOf),
    ...excludedAuthors.map((author) => `-${nameOf(author)}`),
    ...topics.map((value) => `topic:${quoted(value)}`),
    formatYearRange(years ?? {}),
    like === undefined ? '' : `like:${quoted(like)}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function quoted(value: string): string {
  return /^\p{L}[\p{L}\p{M}\p{N}-]*$/u.test(value) ? value : `"${value}"`;
}

// The stamp in the margin of an arXiv paper, after its id: `arXiv:2403.01234v1 [cs.CL] 3 Mar 2024`.
const STAMP = /\s*\[[\w.-]+\](?:\s+\d{1,2}\s+\w{3}\s+\d{4})?$/u;
// Browsers show URLs without the scheme.
const BARE_ADDRESS =
  /^(?=(?:www\.|export\.)?arxiv\.org\/|(?:dx\.)?doi\.org\/|(?:www\.)?aclanthology\.org\/)/iu;
const ARXIV_DOI = /^10\.48550\/arxiv\./u;
// Other sites have pages about arXiv's papers, with the same id.
const OTHER_PAGES = /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co\/papers|alphaxiv\.org\/abs)\//iu;

/** The identifier that a text consists of: bare, with its prefix, or as a URL. */
function identifierIn(text: string): Identifier | undefined {
  const bare = text
    .replace(STAMP, '')
    .replace(/[.,;]+$/u, '')
    .replace(/^arxiv:\s+/iu, 'arXiv:')
    .replace(OTHER_PAGES, 'arXiv:')
    .replace(BARE_ADDRESS, 'https://');
  const doi = parseDoi(bare);
  const arxiv = parseArxivId(doi?.replace(ARXIV_DOI, '') ?? bare)?.id;
  // The id must be in the text as it is: the parser completes digits, which an id that is still being typed lacks.
  if (arxiv !== undefined && (arxiv.includes('/') || bare.includes(arxiv)))
    return { kind: 'arxiv', value: arxiv };
  if (doi !== undefined) return { kind: 'doi', value: doi };
  const acl = parseAclId(bare.replace(/^[a-z](?=\d\d-\d{4})/u, (letter) => letter.toUpperCase()));
  return acl === undefined ? undefined : { kind: 'acl', value: acl };
}
