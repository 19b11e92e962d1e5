import { foldWord } from '../folding.ts';
import { type LoadWords, mended } from '../mending.ts';
import type { Query } from '../query.ts';
import { isFull } from '../ranking.ts';
import { inOrder, meets } from '../selection.ts';
import { fetched, isGood, type ShownHit, type Tried } from './asking.ts';
import type { Engine } from './engine.ts';
import { asNamed, byAuthors, knownWords } from './names-tried.ts';
import { type Question, questionOf } from './question.ts';
import type { Found } from './seeking.ts';
import type { Listed } from './shard.ts';

/**
 * Whether any of the papers has any of the words. For a word that it does not know the index answers with papers that
 * have another one with the same first letter, at which a reader could only wonder.
 */
export function hasAnyWord(hits: readonly ShownHit[], { words }: Query): boolean {
  return hits.some((hit) =>
    words
      .split(' ')
      .filter((word) => foldWord(word) !== '')
      .some((word) => isFull(hit, { words: word, phrases: [] })),
  );
}

/**
 * What is found with the spelling corrected, but for words that some paper has, though the vocabulary does not: it lacks
 * what stands in one text alone, as names do. `undefined` where there is nothing to correct, or nothing is
 * found so either.
 */
export async function asCorrected(
  engine: Engine,
  { state, wish }: Question,
): Promise<{ tried: Tried; query: string } | undefined> {
  const load: LoadWords = (wanted) => engine.speller(wanted);
  const first = await mended(state.query, new Set(), load);
  const known = await knownWords(
    engine,
    first.changed.flatMap(({ from }) => from.split(/\s+/u)),
  );
  const { query, changed } = known.size === 0 ? first : await mended(state.query, known, load);
  if (changed.length === 0) return undefined;
  const question = questionOf({ ...state, query }, wish);
  const literal = await byAuthors(engine, question);
  const tried = isGood(literal, question) ? literal : ((await asNamed(engine, question, literal)) ?? literal);
  return tried.hits.length > 0 && isGood(tried, question) ? { tried, query } : undefined;
}

/** Each costs a part of every shard; the longest are the rarest, mostly. */
const MOST_WORDS = 8;
/** Shorter words are mostly those that stand in every text. */
const TELLING = 4;

/** Papers that have most of the words, those with the most of them first; `undefined` where none has. */
export async function asLoosened(
  engine: Engine,
  { query, conditions, state, wish }: Question,
): Promise<Tried | undefined> {
  const telling = query.words.split(' ').filter(({ length }) => length >= TELLING);
  if (telling.length < 2) return undefined;
  const words = telling.toSorted((one, other) => other.length - one.length).slice(0, MOST_WORDS);
  const having = new Map<string, { readonly paper: Listed; words: number; score: number }>();
  let found: Found | undefined;
  for (const word of words) {
    found = await engine.find({ ...query, words: word }, conditions, { isEnough: async () => false });
    for (const paper of found.papers) {
      const entry = having.get(paper.key) ?? { paper, words: 0, score: 0 };
      entry.words += 1;
      entry.score += paper.score;
      having.set(paper.key, entry);
    }
  }
  const most = [...having.values()].filter((entry) => entry.words > words.length / 2);
  const scored = most.map((entry) => ({ ...entry.paper, score: entry.words * FAR_APART + entry.score }));
  const papers = inOrder(
    scored.filter((paper) => meets(paper, conditions)),
    state.sort,
  );
  if (found === undefined || papers.length === 0) return undefined;
  return {
    found: { ...found, papers: scored },
    papers,
    hits: await fetched(papers, wish.shown),
    conditions,
  };
}

/** No paper fits a single word so well that it would make up for another one. */
const FAR_APART = 1e6;
