import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf } from '../../../store/checked-json.ts';
import { IndexError } from '../../pagefind/index-error.ts';
import { IN_SHARD, type IndexFile } from '../../pagefind/index-writer.ts';
import { type PackedFile, readPack } from './file-pack.ts';

/** Where the files of an index go. */
export interface OutputOptions {
  /** The folder of the index. */
  readonly outDir: string;
  /**
   * Whether the site has a file already, so that it need not be written. Asked only for files whose path tells their content.
   * @param path from the folder of the index.
   * @param digest its SHA-256, in base64url.
   */
  readonly isPublished?: (path: string, digest: string) => boolean;
}

/** Writes the files of an index into its folder. They are copies: no file of a site is also one of the cache. */
export class IndexOutput {
  readonly #options: OutputOptions;
  readonly #folders = new Set<string>();
  readonly #names = new Set<string>();
  /** The digests of the files that were written, by their paths. */
  readonly #written = new Map<string, string>();

  constructor(options: OutputOptions) {
    this.#options = options;
  }

  /**
   * Writes the files of a pack.
   * @param folder the folder of a shard, from that of the index, for files in {@link IN_SHARD}.
   * @throws {DamagedCache}
   */
  addPack(pack: string, folder = ''): void {
    readPack(pack, (file, read) => {
      const path = file.path.startsWith(IN_SHARD)
        ? `${folder}/${file.path.slice(IN_SHARD.length)}`
        : file.path;
      if (this.#isNew(path, file)) this.#put({ ...file, path }, read);
    });
  }

  /** The names of all files and folders directly in the folder of the index, also of those that need not be written. */
  get names(): ReadonlySet<string> {
    return this.#names;
  }

  /** Writes a file whose path tells its content. */
  add({ path, bytes }: IndexFile): void {
    this.#put({ path, bytes: bytes.length, digest: digestOf(bytes) }, () => bytes);
  }

  /** Writes a file that has another content after each build. */
  addChanging({ path, bytes }: IndexFile): void {
    this.#note(path);
    this.#write(path, bytes);
  }

  /** Whether no shard has written a file: all have Pagefind's script, and two may have the same chunk. */
  #isNew(path: string, { digest }: PackedFile): boolean {
    const known = this.#written.get(path);
    if (known !== undefined && known !== digest)
      throw new IndexError(
        `Two different files of the search index have the name ${path} by chance. Edit any paper of the newest month, and build again.`,
      );
    this.#written.set(path, digest);
    return known === undefined;
  }

  #put({ path, digest }: PackedFile, read: () => Uint8Array): void {
    this.#note(path);
    if (this.#options.isPublished?.(path, digest) === true) return;
    this.#write(path, read());
  }

  #note(path: string): void {
    this.#names.add(path.split('/', 1)[0] ?? path);
  }

  #write(path: string, bytes: Uint8Array): void {
    const file = join(this.#options.outDir, path);
    const folder = dirname(file);
    if (!this.#folders.has(folder)) {
      mkdirSync(folder, { recursive: true });
      this.#folders.add(folder);
    }
    // Synchronous writes are fastest for many small files.
    writeFileSync(file, bytes);
  }
}
