import { wordsOf } from '../vocabulary.ts';
import type { Engine } from './engine.ts';
import type { Question } from './question.ts';

const SHORTEST = 3;
const MOST = 2;

/**
 * What the last word of a question may become that is still being typed: nothing where it is a word of the papers as it is,
 * or something stands behind it. The index finds beginnings only in those of its parts that are loaded.
 */
export async function completionsOf(engine: Engine, { query, state }: Question): Promise<readonly string[]> {
  const last = query.words.split(' ').at(-1) ?? '';
  const [folded, ...others] = wordsOf(last);
  if (folded === undefined || others.length > 0 || folded.length < SHORTEST) return [];
  if (query.identifier !== undefined || !state.query.endsWith(last)) return [];
  const speller = await engine.speller([{ begin: folded }]);
  if (speller === undefined || speller.frequency(folded) !== undefined) return [];
  const completions = speller.completions(folded, MOST);
  // Each costs a part of every shard; the list has no word of one paper alone.
  return completions.length > 0 && (await engine.standingOf(last)) === 'whole' ? [] : completions;
}
