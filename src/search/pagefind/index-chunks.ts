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
 * The most bytes of a chunk with more than one term: 2 kB compressed. A search for a term loads its whole chunk. But each chunk
 * adds seven bytes to the metadata, which every visit loads.
 */
const MAX_BYTES = 7000;

/**
 * Splits an index into small chunks. A very frequent term gets a chunk of its own: `the` is as large as ten thousand other
 * terms, and would be loaded with each of its neighbours.
 */
export function splitIntoChunks(entries: Iterable<TermEntry>): IndexChunk[] {
  const chunks: IndexChunk[] = [];
  let [open, size]: [TermEntry[], number] = [[], 0];
  for (const entry of entries) {
    if (open.length > 0 && size + entry.bytes.length > MAX_BYTES) {
      chunks.push(toChunk(open));
      [open, size] = [[], 0];
    }
    open.push(entry);
    size += entry.bytes.length;
  }
  if (open.length > 0) chunks.push(toChunk(open));
  return chunks;
}

/** A chunk as Pagefind reads it: CBOR (https://www.rfc-editor.org/rfc/rfc8949), a list with the list of its terms. */
function toChunk(entries: readonly TermEntry[]): IndexChunk {
  const head = new CborWriter();
  head.list(1);
  head.list(entries.length);
  const data = Buffer.concat([head.bytes(), ...entries.map(({ bytes }) => bytes)]);
  return { first: entries[0]?.term ?? '', last: entries.at(-1)?.term ?? '', data };
}
