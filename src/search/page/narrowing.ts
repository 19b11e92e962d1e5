import type { Query } from '../query.ts';
import { isFull } from '../ranking.ts';
import { wordsOf } from '../vocabulary.ts';
import type { Engine } from './engine.ts';
import type { Hit } from './pagefind.ts';
import type { Question } from './question.ts';
import type { Found, Seeker } from './seeking.ts';
import type { Listed } from './shard.ts';

/** So many words are asked at first. */
const FIRST = 2;
/**
 * Fewer papers are looked at one by one. They are fewer than a page of results, for which every shard has been asked: those
 * that are shown stand in the same order when more are.
 */
const FEW = 10;

/**
 * The papers that have all words of a question, found by as few of the words as it takes. Every word costs a part of the
 * index, far more than the texts of a few papers: a pasted title is found by its two rarest words, of which these parts are
 * small as well, and the others are looked for in the papers that have these.
 */
export async function findByFewWords(
  engine: Engine,
  { query, conditions }: Pick<Question, 'query' | 'conditions'>,
  seeker: Seeker,
): Promise<Found> {
  const words = await rarestFirst(engine, query.words.split(' '));
  for (let asked = FIRST; asked < words.length; asked += 1) {
    const fewer = { ...query, words: words.slice(0, asked).join(' ') };
    const found = await engine.find(fewer, conditions, {
      ...seeker,
      // Where there are many already, older shards need not be asked: more words will be.
      isEnough: async (papers) => papers.length >= FEW || seeker.isEnough(papers),
      whole: query,
    });
    if (found.papers.length >= FEW) continue;
    const checked = await Promise.all(
      found.papers.map(async (paper) => ((await isWhole(paper, query)) ? [paper] : [])),
    );
    return { ...found, papers: checked.flat() };
  }
  return engine.find(query, conditions, seeker);
}

/** The words in the order in which they are asked: those that are not among the frequent ones, then these; longer ones first. */
async function rarestFirst(engine: Engine, words: readonly string[]): Promise<string[]> {
  if (words.length <= FIRST) return [...words];
  const speller = await engine.speller(['frequent']);
  const frequencyOf = (word: string) =>
    Math.min(...wordsOf(word).map((folded) => speller?.frequency(folded) ?? NOT_FREQUENT), MOST_FREQUENT);
  const ranked = words.map((word) => ({ word, frequency: frequencyOf(word) }));
  return ranked
    .sort((one, other) => one.frequency - other.frequency || other.word.length - one.word.length)
    .map(({ word }) => word);
}

const [NOT_FREQUENT, MOST_FREQUENT] = [-1, 100];

/** Whether a paper has every word. One whose text cannot be had is kept: its shard says that it has some of them. */
async function isWhole(paper: Listed, query: Query): Promise<boolean> {
  const hit = await paper.data().catch((): Hit | undefined => undefined);
  if (hit === undefined) return true;
  return isFull(hit, query);
}
