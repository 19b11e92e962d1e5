import { alignedBytes } from '../paper/derived-cache.ts';
import type { TermNumber } from '../terms/term-hash.ts';
import { MAX_WEIGHT, type PaperTerms } from './term-weights.ts';

/**
 * The terms of the papers of one day as posting lists. Papers are numbered in the order of their ids. It is kept in a file, so that a
 * new day need not read the texts of a year.
 */
export interface DayTerms {
  /** For each paper a number that is another one if lists can be other ones with it. */
  readonly versions: Float64Array;
  /** The terms, each once. */
  readonly terms: Float64Array;
  /** The end of the list of each term in `entries`. */
  readonly ends: Uint32Array;
  /** The lists one after the other. An entry is `paper << WEIGHT_BITS | weight`. */
  readonly entries: Uint32Array;
}

/** Bits for a weight; 23 others allow eight million papers. */
export const WEIGHT_BITS = 8;
/** An entry of a paper, counted from 0, with a weight. */
export const entryOf = (paper: number, weight: number): number => (paper << WEIGHT_BITS) | weight;
export const paperOfEntry = (entry: number): number => entry >> WEIGHT_BITS;
export const weightOfEntry = (entry: number): number => entry & MAX_WEIGHT;

/**
 * The terms of papers, in the order of their ids.
 * @param versions see {@link DayTerms}.
 */
export function dayTermsOf(
  papers: readonly Pick<PaperTerms, 'weights'>[],
  versions: readonly number[],
): DayTerms {
  const lists = new Map<TermNumber, number[]>();
  for (const [paper, { weights }] of papers.entries()) {
    for (const [term, weight] of weights) {
      const list = lists.get(term);
      if (list === undefined) lists.set(term, [entryOf(paper, weight)]);
      else list.push(entryOf(paper, weight));
    }
  }
  let end = 0;
  const ends = Uint32Array.from(lists.values(), (list) => (end += list.length));
  const entries = new Uint32Array(end);
  let at = 0;
  for (const list of lists.values()) {
    entries.set(list, at);
    at += list.length;
  }
  return { versions: Float64Array.from(versions), terms: Float64Array.from(lists.keys()), ends, entries };
}

/** Calls a function for the posting list of each term, or of each of the wanted ones. */
export function forEachPostingList(
  { terms, ends, entries }: DayTerms,
  wanted: ReadonlySet<TermNumber> | undefined,
  visit: (term: TermNumber, entries: Uint32Array) => void,
): void {
  let from = 0;
  for (let at = 0; at < terms.length; at += 1) {
    const [term, end] = [terms[at] ?? 0, ends[at] ?? 0];
    if (wanted?.has(term) !== false) visit(term, entries.subarray(from, end));
    from = end;
  }
}

const HEAD = 3;
const [FLOAT_BYTES, INTEGER_BYTES] = [8, 4];

/** The bytes of a file: three numbers of 8 bytes (papers, terms, entries), versions, terms, ends, entries; little-endian. */
export function encodeDayTerms({ versions, terms, ends, entries }: DayTerms): Uint8Array {
  const head = Float64Array.of(versions.length, terms.length, entries.length);
  return Buffer.concat([head, versions, terms, ends, entries].map(bytesOf));
}

/** Reads what {@link encodeDayTerms} returned. @throws if it is not whole. */
export function decodeDayTerms(file: Uint8Array): DayTerms {
  const bytes = alignedBytes(file);
  const { buffer, byteOffset } = bytes;
  const [paperCount = 0, termCount = 0, entryCount = 0] = new Float64Array(buffer, byteOffset, HEAD);
  const versions = new Float64Array(buffer, byteOffset + HEAD * FLOAT_BYTES, paperCount);
  const terms = new Float64Array(buffer, versions.byteOffset + versions.byteLength, termCount);
  const ends = new Uint32Array(buffer, terms.byteOffset + terms.byteLength, termCount);
  const entries = new Uint32Array(buffer, ends.byteOffset + ends.byteLength, entryCount);
  if (entries.byteOffset + entryCount * INTEGER_BYTES !== byteOffset + bytes.length)
    throw new Error('The file of the terms of a day is not whole.');
  return { versions, terms, ends, entries };
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
