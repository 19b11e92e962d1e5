import {
  BLOCKS_FILE,
  decodeBlocks,
  placeOf,
  readStoredPapers,
  type StoredPaperFields,
} from '../../format/stored-papers.ts';
import type { IndexFiles } from '../../retrieval/index-files.ts';
import { LazyLoad } from './lazy-load.ts';

/** Loads the stored fields of a shard's papers. */
export class StoredFieldsLoader {
  /** The address of the index. */
  readonly #root: string;
  readonly #files: IndexFiles;
  readonly #blocks: LazyLoad<ReturnType<typeof decodeBlocks>>;
  /** By the paths of their files: the papers of a file may be results of the same search. */
  readonly #stored = new Map<string, Promise<readonly StoredPaperFields[]>>();

  /** @param root the address of the index. @param folder the address of the shard. Both have a slash at their ends. */
  constructor(root: string, folder: string, files: IndexFiles) {
    this.#root = root;
    this.#files = files;
    this.#blocks = new LazyLoad(() => files.fetchText(folder + BLOCKS_FILE, decodeBlocks));
  }

  /** Loads the list of blocks, which the first paper needs. @throws if it cannot be loaded. */
  async loadBlocks(): Promise<void> {
    await this.#blocks.get();
  }

  /** The stored fields of the paper with a number. @throws if a file cannot be loaded, or lacks the paper. */
  async fieldsOf(number: number): Promise<StoredPaperFields> {
    const place = placeOf(await this.#blocks.get(), number);
    const fields = place && (await this.#storedIn(place.file))[place.at];
    if (fields === undefined) throw new TypeError(`The index has no paper ${number}.`);
    return fields;
  }

  #storedIn(file: string): Promise<readonly StoredPaperFields[]> {
    const known = this.#stored.get(file) ?? this.#files.fetchBytes(this.#root + file, readStoredPapers);
    this.#stored.set(file, known);
    known.catch(() => this.#stored.delete(file));
    return known;
  }
}
