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

// The usual values: https://lucene.apache.org/core/9_0_0/core/org/apache/lucene/search/similarities/BM25Similarity.html
const [SATURATION, LENGTH_SHARE] = [1.2, 0.75];

/**
 * The part of BM25 that depends on the paper, rounded to four bits: how often it has a term, against its length. Scores are
 * sums of impact × {@link inverseDocumentFrequency}.
 * @param relativeLength the number of the paper's words, over the mean of all papers.
 */
export function impactOf(frequency: number, relativeLength: number): number {
  const normalized = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * relativeLength);
  return Math.max(1, Math.round((MAX_IMPACT * frequency) / (frequency + normalized)));
}

/** The weight of a term in BM25. @param papers how many papers there are. @param having how many of them have the term. */
export function inverseDocumentFrequency(papers: number, having: number): number {
  return Math.log(1 + (papers - having + 0.5) / (having + 0.5));
}
