import { ByteWriter } from '../../../semantic/bytes.ts';
import { blockFile } from '../../../semantic/directory.ts';
import { type TermEntry, writeEntry } from '../../../semantic/term-block.ts';
import { distinctPrefix } from '../../../spelling/dictionary-files.ts';
import type { SegmentSizes, WriteFile } from './segment-inputs.ts';

interface EncodedEntry {
  readonly term: string;
  readonly bytes: Uint8Array;
}

/** Writes entries into blocks of about the same size. An entry that is as large as a block has a block of its own. */
export class BlockWriter {
  /** The first term of each block that was begun, cut to the prefix that tells it from the term before. */
  readonly starts: string[] = [];
  readonly #writeFile: WriteFile;
  readonly #sizes: SegmentSizes;
  readonly #block = new ByteWriter();
  readonly #entry = new ByteWriter();
  /** All entries, if the number of blocks is limited: their size is known when all entries are. */
  readonly #entries: EncodedEntry[] = [];
  #last = '';

  constructor(write: WriteFile, sizes: SegmentSizes) {
    this.#writeFile = write;
    this.#sizes = sizes;
  }

  /** Adds an entry. Entries are added in the order of their terms. */
  add(entry: TermEntry): void {
    this.#entry.clear();
    writeEntry(entry, this.#entry);
    const encoded = { term: entry.term, bytes: this.#entry.take() };
    if (this.#sizes.blocks === undefined) this.#write(encoded, this.#sizes.block);
    else this.#entries.push(encoded);
  }

  /** Writes the entries that are not written yet. */
  close(): void {
    const size = sizeOfBlocks(this.#entries, this.#sizes);
    for (const entry of this.#entries) this.#write(entry, size);
    this.#flush();
  }

  #write({ term, bytes }: EncodedEntry, size: number): void {
    if (this.#block.length > 0 && this.#block.length + bytes.length > size) this.#flush();
    if (this.#block.length === 0)
      this.starts.push(this.starts.length === 0 ? '' : distinctPrefix(this.#last, term));
    this.#block.bytes(bytes);
    this.#last = term;
  }

  #flush(): void {
    if (this.#block.length === 0) return;
    this.#writeFile(blockFile(this.starts.length - 1), this.#block.take());
    this.#block.clear();
  }
}

/** A full block may lack as many bytes as the largest entry has. So blocks are larger by that much than the mean. */
function sizeOfBlocks(entries: readonly EncodedEntry[], { block, blocks = 1 }: SegmentSizes): number {
  const total = entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const largest = entries.reduce((most, { bytes }) => Math.max(most, bytes.length), 0);
  return Math.max(block, Math.ceil(total / blocks) + largest);
}
