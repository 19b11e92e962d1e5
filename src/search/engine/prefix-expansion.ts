import type { Engine } from '../retrieval/search-engine.ts';
import type { Question } from './search-request.ts';
import { amongItsLike } from './term-frequency.ts';

const MOST = 2;

/**
 * What the last word of a question may become that is still being typed: nothing where it is a word of the papers as it is,
 * or something stands behind it. The index finds beginnings only in those of its parts that are loaded.
 */
export async function completionsOf(engine: Engine, { query, state }: Question): Promise<readonly string[]> {
  const last = query.words.split(' ').at(-1) ?? '';
  if (query.identifier !== undefined || !state.query.endsWith(last)) return [];
  const known = await amongItsLike(engine, last);
  if (known === undefined || known.speller.frequency(known.folded) !== undefined) return [];
  const completions = known.speller.completions(known.folded, MOST);
  // Each costs a part of every shard; the list has no word of one paper alone.
  return completions.length > 0 && (await engine.standingOf(last)) === 'exact' ? [] : completions;
}
