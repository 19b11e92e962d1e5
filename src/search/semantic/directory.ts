import { COARSE } from '../../vectors/quantization/scalar-quantizer.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { readTermVector, type TermVector, writeTermVector } from './term-vector.ts';

/**
 * The first file that is read of a segment. It tells in which block a term is, which terms are frequent, and where the clusters
 * are in the space of vectors.
 */
export interface Directory {
  readonly dimensions: number;
  /** The number of papers. */
  readonly papers: number;
  /** The first term of each block, shortened as far as it stays greater than the last term of the block before. */
  readonly starts: readonly string[];
  /** How many papers have a term, for terms that more than one in a hundred has. */
  readonly frequent: ReadonlyMap<string, number>;
  /**
   * The terms that more than a tenth of the papers have. The blocks do not have them: they only count by their
   * vectors.
   */
  readonly common: ReadonlyMap<string, TermVector | undefined>;
  /** The number of papers of each cluster; its papers have consecutive numbers. */
  readonly sizes: Uint32Array;
  /** The code of the centre of each cluster. */
  readonly centres: Uint8Array;
}

export const DIRECTORY_FILE = 'directory.bin';

/** The place of each paper, for searches with filters. */
export const PLACES_FILE = 'places.bin';

export function blockFile(number: number): string {
  return `terms-${number}.bin`;
}

export function clusterFile(number: number): string {
  return `papers-${number}.bin`;
}

export function encodeDirectory(directory: Directory): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writer.varint(directory.dimensions);
  writer.varint(directory.papers);
  writer.varint(directory.starts.length);
  for (const start of directory.starts) writer.text(start);
  writer.varint(directory.frequent.size);
  for (const [term, papers] of directory.frequent) {
    writer.text(term);
    writer.varint(papers);
  }
  writer.varint(directory.common.size);
  for (const [term, vector] of directory.common) {
    writer.text(term);
    writeTermVector(vector, writer);
  }
  writer.varint(directory.sizes.length);
  for (const size of directory.sizes) writer.varint(size);
  writer.bytes(directory.centres);
  return writer.take();
}

/** @throws {DamagedBytes} */
export function decodeDirectory(bytes: Uint8Array): Directory {
  const reader = new ByteReader(bytes);
  const [dimensions, papers] = [reader.varint(), reader.varint()];
  const starts = listOf(reader, () => reader.text());
  const frequent = new Map(listOf(reader, () => [reader.text(), reader.varint()] as const));
  const common = new Map(listOf(reader, () => [reader.text(), readTermVector(reader, dimensions)] as const));
  const sizes = Uint32Array.from(listOf(reader, () => reader.varint()));
  const centres = reader.bytes(sizes.length * COARSE.codeLength(dimensions));
  return { dimensions, papers, starts, frequent, common, sizes, centres };
}

function listOf<T>(reader: ByteReader, read: () => T): T[] {
  const list: T[] = [];
  for (let left = reader.varint(); left > 0; left -= 1) list.push(read());
  return list;
}
