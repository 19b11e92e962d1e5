import type { Engine } from '../retrieval/search-engine.ts';
import type { Question } from './search-request.ts';
import { amongItsLike, isLong, rankedWords } from './term-frequency.ts';

/** Those words of a question of which it is worth asking whether they are slips. */
export interface Doubtful {
  /** Those that no paper has. */
  readonly strange: readonly string[];
  /** Those that no paper has but as the beginning of a word. */
  readonly begun: readonly string[];
  /** Those that some paper has, or that may still be being typed. */
  readonly others: readonly string[];
}

export const NOTHING_DOUBTFUL: Doubtful = { strange: [], begun: [], others: [] };

/**
 * The words of a longer question that are not frequent, by what can be known of them before any shard is asked. A question
 * that is a title has none; nor has one of an archive of which nothing can be known.
 */
export async function doubtfulWords(engine: Engine, { query, state }: Question): Promise<Doubtful> {
  if (!isLong(query) || (await engine.isTitle(state.query))) return NOTHING_DOUBTFUL;
  const words = query.words.split(' ');
  const { rare, begun } = await rankedWords(engine, words);
  const infrequent = [...rare, ...begun];
  const standings = await Promise.all(infrequent.map((word) => engine.standingOf(word)));
  const last = words.at(-1) ?? '';
  const typed = state.query.endsWith(last) ? last : undefined;
  const isTyped = typed !== undefined && (await isBeginning(engine, typed));
  const group = (word: string, at: number): keyof Doubtful => {
    const standing = standings[at];
    if (standing === 'prefix') return word === typed ? 'others' : 'begun';
    return standing === 'none' && !(isTyped && word === typed) ? 'strange' : 'others';
  };
  const groups = infrequent.map(group);
  const those = (wanted: keyof Doubtful) => infrequent.filter((_, at) => groups[at] === wanted);
  return { strange: those('strange'), begun: those('begun'), others: those('others') };
}

/** Whether a word is the beginning of one that the vocabulary has, of whose endings nothing else knows. */
async function isBeginning(engine: Engine, word: string): Promise<boolean> {
  const known = await amongItsLike(engine, word);
  return known?.speller.isBeginning(known.folded, 0) === true;
}
