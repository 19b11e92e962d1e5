import type { Listed } from '../pagefind/shard.ts';
import { inOrder, meets } from '../retrieval/filters.ts';
import type { Found } from '../retrieval/scan-options.ts';
import type { Engine } from '../retrieval/search-engine.ts';
import { ask, fetched, isGood, type Tried } from './execute-query.ts';
import { isFull } from './match-verifier.ts';
import type { Question } from './search-request.ts';
import { rankedWords } from './term-frequency.ts';

/** Papers that have all words of a question but these; `undefined` where none has, or there are no others. */
export async function asLacking(
  engine: Engine,
  question: Question,
  strange: readonly string[],
): Promise<Tried | undefined> {
  const { query } = question;
  const others = query.words.split(' ').filter((word) => !strange.includes(word));
  if (others.length === 0) return undefined;
  const fewer = { ...question, query: { ...query, words: others.join(' ') } };
  const tried = await ask(engine, fewer);
  return isGood(tried, fewer) ? tried : undefined;
}

/** Each costs a part of every shard that has it. */
const MOST_WORDS = 8;
/** Shorter words are mostly those that stand in every text. */
const TELLING = 4;
/** Of so many words the rarest, a paper that is meant has all but one most likely. */
const AT_FIRST = 3;
/** More papers are not looked at one by one. */
const FEW = 10;

/**
 * The papers that have most of the words, those with the most of them first; `undefined` where none has. As soon as a few
 * papers have all but one of the rarest, and most of all, these are taken. Nobody has words that are `strange`, which are
 * not asked.
 */
export async function asLoosened(
  engine: Engine,
  question: Question,
  strange: readonly string[],
): Promise<Tried | undefined> {
  const { query, conditions } = question;
  const telling = query.words.split(' ').filter(({ length }) => length >= TELLING);
  const known = telling.filter((word) => !strange.includes(word));
  if (known.length < 2) return undefined;
  const words = (await rankedWords(engine, known)).ordered.slice(0, MOST_WORDS);
  const having = new Map<string, Having>();
  let last: Found | undefined;
  let asked = 0;
  for (const batch of [words.slice(0, AT_FIRST), ...words.slice(AT_FIRST).map((word) => [word])]) {
    for (const found of await Promise.all(batch.map((word) => findAll(engine, question, word)))) {
      addTo(having, found.papers);
      last = found;
    }
    asked += batch.length;
    const close = withWords(having, asked - 1).filter(({ paper }) => meets(paper, conditions));
    if (asked < AT_FIRST || close.length > FEW) continue;
    const areMost = await Promise.all(close.map(({ paper }) => hasMost(paper, telling)));
    if (areMost.includes(true))
      return triedOf(
        close.filter((_, at) => areMost[at]),
        question,
        last,
      );
  }
  return triedOf(withWords(having, Math.floor(words.length / 2) + 1), question, last);
}

/** A paper with how many of the words it has, and how well it fits them. */
interface Having {
  readonly paper: Listed;
  readonly words: number;
  readonly score: number;
}

function addTo(having: Map<string, Having>, papers: readonly Listed[]): void {
  for (const paper of papers) {
    const { words, score } = having.get(paper.key) ?? { words: 0, score: 0 };
    having.set(paper.key, { paper, words: words + 1, score: score + paper.score });
  }
}

function withWords(having: ReadonlyMap<string, Having>, least: number): Having[] {
  return [...having.values()].filter(({ words }) => words >= least);
}

/** All papers that have a word, and whatever else than words is asked for. */
function findAll(engine: Engine, { query, conditions }: Question, word: string): Promise<Found> {
  return engine.find({ ...query, words: word }, conditions, {
    isEnough: async () => false,
    areRare: true,
    route: { isFirst: true },
  });
}

/** Whether a paper has more than half of the words; not known of one whose text cannot be had. */
async function hasMost(paper: Listed, words: readonly string[]): Promise<boolean> {
  const [hit] = await fetched([paper], 1);
  if (hit === undefined) return false;
  return words.filter((word) => isFull(hit, { words: word, phrases: [] })).length > words.length / 2;
}

/** No paper fits a single word so well that it would make up for another one. */
const FAR_APART = 1e6;

async function triedOf(
  having: readonly Having[],
  { conditions, state, wish }: Question,
  found: Found | undefined,
): Promise<Tried | undefined> {
  const scored = having.map(({ paper, words, score }) => ({ ...paper, score: words * FAR_APART + score }));
  const fitting = scored.filter((paper) => meets(paper, conditions));
  if (found === undefined || fitting.length === 0) return undefined;
  const papers = inOrder(fitting, state.sort);
  return { found: { ...found, papers: scored }, papers, hits: await fetched(papers, wish.shown), conditions };
}
