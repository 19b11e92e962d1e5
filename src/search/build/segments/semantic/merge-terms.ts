import { compareCodeUnits } from '../../../spelling/dictionary.ts';
import { readShardTerms, type ShardTerm } from '../../paper-terms.ts';
import type { SegmentPapers, TermSource } from './segment-inputs.ts';

/** The term that comes first; `undefined` at the end of all shards. A large archive has some 400,000 terms. */
function smallestOf(heads: readonly IteratorResult<ShardTerm, void>[]): string | undefined {
  let smallest: string | undefined;
  for (const { value } of heads)
    if (value !== undefined && (smallest === undefined || compareCodeUnits(value.term, smallest) < 0))
      smallest = value.term;
  return smallest;
}

/** The terms of a segment in order, each with all its papers, by their places from `from` on. */
export function* mergeTerms(
  sources: readonly TermSource[],
  { from, to }: SegmentPapers,
): Generator<ShardTerm, void, undefined> {
  const readers = sources.map(({ folder, first }) => ({ first, terms: readShardTerms(folder) }));
  const heads = readers.map(({ terms }) => terms.next());
  for (;;) {
    const smallest = smallestOf(heads);
    if (smallest === undefined) return;
    const places: number[] = [];
    const frequencies: number[] = [];
    for (const [at, { first, terms }] of readers.entries()) {
      const own = heads[at]?.value;
      if (own === undefined || own.term !== smallest) continue;
      for (const [index, paper] of own.papers.entries()) {
        const place = first + paper;
        if (place < from || place >= to) continue;
        places.push(place - from);
        frequencies.push(own.frequencies[index] ?? 0);
      }
      heads[at] = terms.next();
    }
    if (places.length > 0)
      yield {
        term: smallest,
        papers: Uint32Array.from(places),
        frequencies: Uint32Array.from(frequencies),
      };
  }
}
