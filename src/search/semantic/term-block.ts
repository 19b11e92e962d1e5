import { termSaturation } from '../../vectors/ranking/bm25.ts';
import { ByteReader, type ByteWriter } from './bytes.ts';
import { readTermVector, type TermVector, writeTermVector } from './term-vector.ts';

/** The papers of a term, and what it means. */
export interface TermEntry {
  readonly term: string;
  /** Missing for rare words that the word vectors do not have. */
  readonly vector: TermVector | undefined;
  /** The numbers of the papers in the segment, ascending. */
  readonly papers: Uint32Array;
  /** How much the term counts in each of the papers, from 1 to {@link MAX_IMPACT}. */
  readonly impacts: Uint8Array;
}

/** The highest impact: four bits. */
export const MAX_IMPACT = 15;

/** Writes an entry: its term, its vector, its papers as differences, and their impacts, two a byte. */
export function writeEntry({ term, vector, papers, impacts }: TermEntry, writer: ByteWriter): void {
  writer.text(term);
  writeTermVector(vector, writer);
  writer.varint(papers.length);
  let before = -1;
  for (const paper of papers) {
    writer.varint(paper - before - 1);
    before = paper;
  }
  for (let at = 0; at < impacts.length; at += 2)
    writer.byte((impacts[at] ?? 0) | ((impacts[at + 1] ?? 0) << 4));
}

/**
 * Reads a block: the entries of consecutive terms.
 * @param dimensions how many components a vector has.
 * @throws {DamagedBytes}
 */
export function readBlock(bytes: Uint8Array, dimensions: number): ReadonlyMap<string, TermEntry> {
  const reader = new ByteReader(bytes);
  const entries = new Map<string, TermEntry>();
  while (!reader.isAtEnd) {
    const term = reader.text();
    const vector = readTermVector(reader, dimensions);
    const papers = new Uint32Array(reader.varint());
    let before = -1;
    for (const at of papers.keys()) {
      before += reader.varint() + 1;
      papers[at] = before;
    }
    const packed = reader.bytes((papers.length + 1) >> 1);
    const impacts = Uint8Array.from(papers, (_, at) => ((packed[at >> 1] ?? 0) >> (4 * (at & 1))) & 15);
    entries.set(term, { term, vector, papers, impacts });
  }
  return entries;
}

/**
 * The part of BM25 that depends on the paper, rounded to four bits. Scores are sums of impact × weight, see `termWeights`.
 * @param relativeLength the number of the paper's terms, over the mean of all papers.
 */
export function impactOf(frequency: number, relativeLength: number): number {
  return Math.max(1, Math.round(MAX_IMPACT * termSaturation(frequency, relativeLength)));
}
