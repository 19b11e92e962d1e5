import { foldWord } from '../folding.ts';
import { askedNames } from '../names.ts';
import { isFull } from '../ranking.ts';
import { abstractOf } from '../result.ts';
import { wordsOf } from '../vocabulary.ts';
import { ask, fetched, isGood, type Tried } from './asking.ts';
import type { Engine } from './engine.ts';
import type { Question } from './question.ts';
import type { Words } from './shard.ts';

/**
 * What is found by a question as it is. A name behind `author:` is a whole one where anybody bears it, whatever else
 * is asked for, so that `author:Li` is not Liu; else it is the beginning of names.
 */
export async function byAuthors(engine: Engine, question: Question): Promise<Tried> {
  const { authors, names } = question.query;
  const whole = await ask(engine, question);
  if (authors.length === 0 || whole.papers.length > 0 || (await isFound(engine, { names }))) return whole;
  const begun = authors.flatMap((author) => askedNames(author, true));
  return ask(engine, { ...question, query: { ...question.query, names: begun } });
}

/** Those words of a question that none of the papers has. */
export function missingWords({ query }: Question, { hits }: Tried): readonly string[] {
  return query.words
    .split(' ')
    .filter((word) => !hits.some((hit) => isFull(hit, { words: word, phrases: [] })));
}

/**
 * What is found where words that no paper at hand has are names; `undefined` where that is nothing. To the index
 * `Jaming` is `James`, so that the papers of many others may come first. The last word may still be being typed.
 */
export async function asNamed(
  engine: Engine,
  question: Question,
  unfound: readonly string[],
): Promise<Tried | undefined> {
  const { query } = question;
  const words = query.words.split(' ');
  const missing = unfound.filter((word) => NAME.test(word));
  if (missing.length === 0) return undefined;
  const rest = words.filter((word) => !missing.includes(word)).join(' ');
  const isUnfinished = (word: string) => word === words.at(-1);
  for (const mayBegin of [false, true]) {
    const names = missing.flatMap((word) => askedNames(word, mayBegin && isUnfinished(word)));
    const named = { ...question, query: { ...query, words: rest, names: [...query.names, ...names] } };
    const tried = await ask(engine, named);
    if (tried.papers.length > 0 && isGood(tried, named)) return tried;
  }
  return undefined;
}

/** What may be a name: letters, and three of them at least. */
const NAME = /^(?=(?:.*\p{L}){3})[\p{L}\p{M}'’.-]+$/u;

/** Those of the words that a paper has just so, in its text or as a name; folded. */
export async function knownWords(engine: Engine, words: readonly string[]): Promise<ReadonlySet<string>> {
  const known = await Promise.all(
    words.map(async (word) => ((await isKnown(engine, word)) ? [foldWord(word)] : [])),
  );
  return new Set(known.flat());
}

async function isKnown(engine: Engine, word: string): Promise<boolean> {
  if (await isFound(engine, { names: askedNames(word, false) })) return true;
  const { papers } = await engine.find({ ...NO_WORDS, words: word }, ANY, {
    isEnough: async () => true,
    isTyped: true,
    route: { isFirst: true },
  });
  const hits = await fetched(papers, LOOKED_AT);
  const folded = foldWord(word);
  return hits.some((hit) => wordsOf(`${hit.meta.title} ${abstractOf(hit)}`).includes(folded));
}

const LOOKED_AT = 5;
const NO_WORDS: Words = { words: '', phrases: [], excluded: [], names: [] };
const ANY = { topics: [], years: [] };

/** Whether any paper is found by these words alone. */
async function isFound(engine: Engine, words: Partial<Words>): Promise<boolean> {
  const found = await engine.find({ ...NO_WORDS, ...words }, ANY, {
    isEnough: async (papers) => papers.length > 0,
    isTyped: true,
    route: { isFirst: true },
  });
  return found.papers.length > 0;
}
