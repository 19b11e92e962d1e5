import type { Query } from '../query.ts';
import { isFull } from '../ranking.ts';
import { wordsOf } from '../vocabulary.ts';
import type { Engine } from './engine.ts';
import type { Hit } from './pagefind.ts';
import type { Question } from './question.ts';
import type { Found, Seeker } from './seeking.ts';
import { type Listed, textOf } from './shard.ts';

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
  if (!isLong(query)) return engine.find(query, conditions, seeker);
  const { ordered, rare } = await rankedWords(engine, query.words.split(' '));
  const route = { text: textOf({ ...query, words: rare.join(' ') }), isFirst: true };
  const routed = { ...seeker, route, areRare: rare.length > 0 };
  for (let asked = FIRST; asked < ordered.length; asked += 1) {
    const fewer = { ...query, words: ordered.slice(0, asked).join(' ') };
    const found = await engine.find(fewer, conditions, {
      ...routed,
      // Where there are many already, older shards need not be asked: more words will be.
      isEnough: async (papers) => papers.length >= FEW || seeker.isEnough(papers),
    });
    if (found.papers.length >= FEW) continue;
    const checked = await Promise.all(
      found.papers.map(async (paper) => ((await isWhole(paper, query)) ? [paper] : [])),
    );
    return { ...found, papers: checked.flat() };
  }
  return engine.find(query, conditions, routed);
}

/** The words of a question that are not frequent: slips are among them, most likely. */
export interface Doubtful {
  /** Those that no paper has. */
  readonly strange: readonly string[];
  /** Those that no paper has but as the beginning of a word. */
  readonly begun: readonly string[];
  readonly others: readonly string[];
}

export const NOTHING_DOUBTFUL: Doubtful = { strange: [], begun: [], others: [] };

/**
 * The doubtful words of a longer question, as far as they can be known before any shard is asked; a title has none. The
 * last word may still be being typed, and is not strange then.
 */
export async function doubtfulWords(engine: Engine, { query, state }: Question): Promise<Doubtful> {
  if (!isLong(query) || (await engine.isTitle(state.query))) return NOTHING_DOUBTFUL;
  const words = query.words.split(' ');
  const last = words.at(-1) ?? '';
  const { rare } = await rankedWords(engine, words);
  const doubtful = { strange: [] as string[], begun: [] as string[], others: [] as string[] };
  const isTyped = state.query.endsWith(last) && (await isBeginning(engine, last));
  const standings = await Promise.all(rare.map((word) => engine.standingOf(word)));
  for (const [at, word] of rare.entries()) {
    const standing = standings[at];
    if (standing === 'begun' || (standing === 'nowhere' && isTyped && word === last))
      doubtful.begun.push(word);
    else doubtful[standing === 'nowhere' ? 'strange' : 'others'].push(word);
  }
  return doubtful;
}

async function isBeginning(engine: Engine, word: string): Promise<boolean> {
  const [folded, ...others] = wordsOf(word);
  if (folded === undefined || others.length > 0) return false;
  return (await engine.speller([{ begin: folded }]))?.isBeginning(folded, 0) === true;
}

function isLong({ words }: Query): boolean {
  return words.split(' ').length > FIRST;
}

/** The words of a question by how many papers have them, as far as that is known of words that are not frequent. */
export interface RankedWords {
  /** The rarest first; of those that are equal in that the longest. */
  readonly ordered: readonly string[];
  /** Those that are not frequent. */
  readonly rare: readonly string[];
}

/** What the beginning of a frequent word is worth is not known; most likely it stands for that word. */
export async function rankedWords(engine: Engine, words: readonly string[]): Promise<RankedWords> {
  const speller = await engine.speller(['frequent']);
  const frequencyOf = (word: string) =>
    Math.min(
      ...wordsOf(word).map((folded) => speller?.frequency(folded) ?? beginning(folded)),
      MOST_FREQUENT,
    );
  const beginning = (folded: string) => (speller?.isBeginning(folded, 0) === true ? BEGINNING : NOT_FREQUENT);
  const each = words.map((word) => ({ word, frequency: frequencyOf(word) }));
  each.sort((one, other) => one.frequency - other.frequency || other.word.length - one.word.length);
  return {
    ordered: each.map(({ word }) => word),
    rare: each.filter(({ frequency }) => frequency <= BEGINNING).map(({ word }) => word),
  };
}

const [NOT_FREQUENT, BEGINNING, MOST_FREQUENT] = [-2, -1, 100];

/** Whether a paper has every word. One whose text cannot be had is kept: its shard says that it has some of them. */
async function isWhole(paper: Listed, query: Query): Promise<boolean> {
  const hit = await paper.data().catch((): Hit | undefined => undefined);
  if (hit === undefined) return true;
  return isFull(hit, query);
}
