import { fnv1a } from '../format/text-hash.ts';
import { CborWriter } from './cbor-writer.ts';

/** A term of an index, with its posting lists in Pagefind's format. */
export interface TermEntry {
  readonly term: string;
  readonly bytes: Uint8Array;
}

/** A chunk of an index: terms that follow each other in alphabetical order. */
export interface IndexChunk {
  readonly first: string;
  readonly last: string;
  readonly data: Uint8Array;
}

/**
 * The bytes of a chunk with more than one term: 2 kB compressed, on average. A search for a term loads its whole chunk. But each chunk
 * adds twelve bytes to the metadata, which every visit loads.
 */
const [MIN_BYTES, MEAN_BYTES, MAX_BYTES] = [5000, 6700, 9000];

/**
 * Splits an index into small chunks. A very frequent term gets a chunk of its own: `the` is as large as ten thousand other
 * terms, and would be loaded with each of its neighbours.
 *
 * Hashes of the terms tell where chunks end. If chunks ended after so many bytes, a new posting would move the ends of all chunks
 * after it, and readers would have to load each of them again.
 */
export function splitIntoChunks(entries: Iterable<TermEntry>): IndexChunk[] {
  const chunks: IndexChunk[] = [];
  let [open, size]: [TermEntry[], number] = [[], 0];
  const close = () => {
    if (open.length > 0) chunks.push(toChunk(open));
    [open, size] = [[], 0];
  };
  for (const entry of entries) {
    if (size + entry.bytes.length > MAX_BYTES) close();
    open.push(entry);
    size += entry.bytes.length;
    if (size >= MIN_BYTES && mayEndChunk(entry)) close();
  }
  close();
  return chunks;
}

/** So that a chunk ends after {@link MEAN_BYTES} on average, wherever terms are small or large. */
function mayEndChunk({ term, bytes }: TermEntry): boolean {
  // The low bits of the hash alone are much alike for terms of the same ending.
  const share = (Math.imul(fnv1a(term), 0x9e3779b1) >>> 0) / 2 ** 32;
  return share < bytes.length / (MEAN_BYTES - MIN_BYTES);
}

/** A chunk as Pagefind reads it: CBOR (https://www.rfc-editor.org/rfc/rfc8949), a list with the list of its terms. */
function toChunk(entries: readonly TermEntry[]): IndexChunk {
  const head = new CborWriter();
  head.list(1);
  head.list(entries.length);
  const data = Buffer.concat([head.bytes(), ...entries.map(({ bytes }) => bytes)]);
  return { first: entries[0]?.term ?? '', last: entries.at(-1)?.term ?? '', data };
}
