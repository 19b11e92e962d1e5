import type { SearchEngine } from '../retrieval/search-engine.ts';
import type { SearchRequest } from './search-request.ts';
import { lookUpTerm } from './term-frequency.ts';

const MAX_COMPLETIONS = 2;

/**
 * The possible completions of the last word of a query, which may still be being typed; none if papers have the word as it is,
 * or if something follows it. Pagefind finds words by a prefix only in those chunks of its index that are loaded.
 */
export async function expandPrefix(
  engine: SearchEngine,
  { query, state }: SearchRequest,
): Promise<readonly string[]> {
  const last = query.words.split(' ').at(-1) ?? '';
  if (query.identifier !== undefined || !state.query.endsWith(last)) return [];
  const known = await lookUpTerm(engine, last);
  if (known === undefined || known.speller.frequency(known.term) !== undefined) return [];
  const completions = known.speller.completions(known.term, MAX_COMPLETIONS);
  // Each completion costs a chunk of every shard. The dictionary lacks words that only one paper has.
  return completions.length > 0 && (await engine.matchTerm(last)) === 'exact' ? [] : completions;
}
