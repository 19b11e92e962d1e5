import { normalizeTerm } from '../../src/search/analysis/folding.ts';
import type { PaperText } from './paper-texts.ts';
import { oneOf, type Random, randomOf, spread } from './random.ts';
import { withTypingError } from './typing.ts';

/** The kinds of queries. */
export const QUERY_KINDS = {
  a: 'exact title',
  b: 'three rare words',
  c: 'title, one typing error',
  d: 'author, one title word',
  e: 'arXiv id',
} as const;
export type QueryKind = keyof typeof QUERY_KINDS;
export const KINDS: readonly QueryKind[] = ['a', 'b', 'c', 'd', 'e'];

/** A query, and the papers that it should find. */
export interface Query {
  readonly kind: QueryKind;
  readonly text: string;
  /** The ids of the paper and of papers with the same title. */
  readonly expected: readonly string[];
  /** Filters that keep the paper among the results; empty if there are none. */
  readonly topic: string;
  readonly year: string;
}

/** The number of papers that contain a word. */
export type Frequency = (word: string) => number;

/**
 * Up to `count` queries of each kind, for papers spread over the whole archive. Not every paper is suited for
 * every kind. The same papers, count and seed give the same queries.
 */
export function queriesOf(papers: readonly PaperText[], count: number, seed: number): Query[] {
  const random = randomOf(seed);
  const abstracts = frequencies(papers.map(({ abstract }) => abstract));
  const titles = frequencies(papers.map(({ title }) => title));
  const makers: Record<QueryKind, (paper: PaperText) => string | undefined> = {
    a: ({ title }) => title,
    b: ({ abstract }) => rarest(abstract, 3, abstracts),
    c: ({ title }) => withTypingError(title, random),
    d: (paper) => authorAndWord(paper, titles, random),
    e: ({ id, isArxiv }) => (isArxiv ? id : undefined),
  };
  const sameTitle = Map.groupBy(papers, ({ title }) => normalizeTerm(title));
  return KINDS.flatMap((kind) => {
    const able = papers.filter((paper) => isAble(kind, paper));
    return spread(able, count, random).flatMap((paper) => {
      const text = makers[kind](paper);
      const expected = (sameTitle.get(normalizeTerm(paper.title)) ?? []).map(({ id }) => id);
      const { year } = paper;
      return text === undefined ? [] : [{ kind, text, expected, topic: paper.topics[0] ?? '', year }];
    });
  });
}

/** Whether a paper is suited for a query of a kind. */
function isAble(kind: QueryKind, { abstract, title, families, isArxiv }: PaperText): boolean {
  if (kind === 'b') return wordsOf(abstract).length >= 3;
  if (kind === 'c') return /\p{L}{5}/u.test(title);
  if (kind === 'd') return families.length > 0 && wordsOf(title).length > 0;
  return kind !== 'e' || isArxiv;
}

function authorAndWord({ title, families }: PaperText, titles: Frequency, random: Random): string {
  return `${oneOf(families, random)} ${rarest(title, 1, titles)}`;
}

/** The rarest words, joined by spaces, the rarest first; equally rare words stay in their order. */
export function rarest(text: string, count: number, frequency: Frequency): string {
  return wordsOf(text)
    .toSorted((one, other) => frequency(one) - frequency(other))
    .slice(0, count)
    .join(' ');
}

/**
 * The different words of at least four letters, in lower case. Words with other characters, such as `GPT-4o`,
 * and formulas are left out.
 */
export function wordsOf(text: string): string[] {
  const words = text.split(/\s+/u).map((word) => word.replace(/^\p{P}+|\p{P}+$/gu, '').toLowerCase());
  return [...new Set(words.filter((word) => /^\p{L}{4,}$/u.test(word)))];
}

/** Counts the texts that contain a word. */
export function frequencies(texts: Iterable<string>): Frequency {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => counts.get(word) ?? 0;
}

/** The most frequent words of titles. Queries for them find the most papers. */
export function commonWords(papers: readonly PaperText[], count: number): string[] {
  const frequency = frequencies(papers.map(({ title }) => title));
  const words = new Set(papers.flatMap(({ title }) => wordsOf(title)));
  return [...words].sort((one, other) => frequency(other) - frequency(one)).slice(0, count);
}

/** So many words has a description, and begins so many words after the start of the abstract. */
const [WORDS, SKIPPED] = [20, 10];

/** Texts of twenty words from abstracts, as long as a sentence that describes a paper. */
export function descriptionsOf(texts: readonly PaperText[], count: number, random: Random): string[] {
  const able = texts
    .map(({ abstract }) => abstract.split(' '))
    .filter((words) => words.length >= SKIPPED + WORDS);
  return spread(able, count, random).map((words) => words.slice(SKIPPED, SKIPPED + WORDS).join(' '));
}
