import { impactOf } from '../../../semantic/term-block.ts';
import type { TermVector } from '../../../semantic/term-vector.ts';
import { BlockWriter } from './block-writer.ts';
import { mergeTerms } from './merge-terms.ts';
import type { SegmentPapers, SegmentSizes, SegmentTerms, WriteFile } from './segment-inputs.ts';
import { hasVector, vectorOf } from './term-vectors.ts';

/** A term is frequent if more than one in so many papers has it, and common if more than one in {@link COMMON} has it. */
const FREQUENT = 100;
const COMMON = 10;

/** What the directory of a segment says of its terms. */
export interface WrittenBlocks {
  /** The first term of each block, cut to the prefix that tells it from the term before. */
  readonly starts: readonly string[];
  /** The number of papers of each frequent term. */
  readonly frequent: ReadonlyMap<string, number>;
  /** The vectors of the common terms, which are in no block. */
  readonly common: ReadonlyMap<string, TermVector | undefined>;
  /** As in `RepeatedTerms`. */
  readonly known: ReadonlySet<string>;
}

/** Writes the blocks of terms, each term with its vector and its papers. */
export function writeTermBlocks(
  papers: SegmentPapers,
  { sources, vectorizer, older }: SegmentTerms,
  { numbers, sizes }: { readonly numbers: Uint32Array; readonly sizes: SegmentSizes },
  write: WriteFile,
): WrittenBlocks {
  const meanLength = papers.lengths.reduce((sum, length) => sum + length, 0) / papers.lengths.length || 1;
  const frequent = new Map<string, number>();
  const common = new Map<string, TermVector | undefined>();
  const known = new Set<string>();
  const blocks = new BlockWriter(write, sizes);
  for (const { term, papers: places, frequencies } of mergeTerms(sources, papers)) {
    const vector =
      older?.known.has(term) === true ? undefined : vectorOf(term, places, papers.codes, vectorizer);
    if (hasVector(term, places.length, vectorizer)) known.add(term);
    if (older === undefined && places.length * FREQUENT > numbers.length) frequent.set(term, places.length);
    if (older?.common.has(term) ?? places.length * COMMON > numbers.length) {
      common.set(term, vector);
      continue;
    }
    const own = new Uint32Array(places.length);
    const impacts = new Uint8Array(places.length);
    const order = orderOf(places, numbers);
    for (let to = 0; to < places.length; to += 1) {
      const at = order[to] ?? 0;
      const place = places[at] ?? 0;
      own[to] = numbers[place] ?? 0;
      impacts[to] = impactOf(frequencies[at] ?? 0, (papers.lengths[place] ?? 0) / meanLength);
    }
    blocks.add({ term, vector, papers: own, impacts });
  }
  blocks.close();
  return { starts: blocks.starts, frequent, common, known };
}

/** The positions of places in the order of their numbers. A number that holds both needs no function that compares. */
function orderOf(places: Uint32Array, numbers: Uint32Array): Float64Array {
  const count = places.length;
  const order = new Float64Array(count);
  for (let at = 0; at < count; at += 1) order[at] = (numbers[places[at] ?? 0] ?? 0) * count + at;
  // Most terms have one paper.
  if (count > 1) order.sort();
  for (let at = 0; at < count; at += 1) order[at] = (order[at] ?? 0) % count;
  return order;
}
