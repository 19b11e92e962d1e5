import { decompress } from 'fzstd';
import { cacheName } from '../cache-names.ts';
import { type IndexRange, openPackDatabase, type PackDatabase, type StoredPack } from './pack-database.ts';
import { entriesOf, type PackEntry } from './pack-format.ts';
import { PACKS_FOLDER, type PackInfo } from './pack-manifest.ts';
import { readSelection, type Selection } from './selection.ts';

const SELECTION = 'selection';
/** The packs of the index that searches read. All of them come from one build. */
const INDEX = 'index';

/** The bytes of a pack are not those of its digest. */
export class DamagedPackError extends Error {
  override readonly name = 'DamagedPackError';
}

/** A page of a pack. */
export interface StoredPage {
  readonly content: Uint8Array<ArrayBuffer>;
  /** When its pack was stored, in milliseconds since 1970. */
  readonly storedAt: number;
}

/** The packs on the device. */
export class PackStore {
  readonly #root: string;
  readonly #database: PackDatabase;
  readonly #cache: Cache;
  /** The pack that was unpacked last: readers go on to its other pages. */
  #unpacked: { readonly file: string; readonly pack: Uint8Array<ArrayBuffer> } | undefined;

  private constructor(root: string, database: PackDatabase, cache: Cache) {
    this.#root = root;
    this.#database = database;
    this.#cache = cache;
  }

  /** Opens the packs of a site. @param root the address of its root. */
  static async open(root: string): Promise<PackStore> {
    const { pathname } = new URL(root);
    const cache = await caches.open(cacheName(pathname, 'packs'));
    return new PackStore(root, await openPackDatabase(pathname), cache);
  }

  close(): void {
    this.#database.close();
  }

  /** All packs that are complete. */
  packs(): Promise<StoredPack[]> {
    return this.#database.getAll('packs');
  }

  async selection(): Promise<Selection | undefined> {
    return readSelection(await this.#database.get('settings', SELECTION));
  }

  async select(selection: Selection): Promise<void> {
    await this.#database.put('settings', selection, SELECTION);
  }

  /**
   * Stores a pack. It counts only when its bytes and its list of files are both stored.
   * @throws {DamagedPackError} if the bytes are not those of the digest. A full device makes the browser throw a
   * `QuotaExceededError`.
   */
  async add(info: PackInfo, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await checkDigest(info, bytes);
    const entries = entriesOf(info.kind === 'search' ? bytes : unpack(bytes));
    await this.#cache.put(this.#addressOf(info.file), new Response(bytes));
    const transaction = this.#database.transaction(['packs', 'pages'], 'readwrite');
    const pages = transaction.objectStore('pages');
    const isSearch = info.kind === 'search';
    const writes = [
      transaction.objectStore('packs').put({ ...info, storedAt: Date.now(), ...(isSearch && { entries }) }),
      ...(isSearch ? [] : entries.map(([path]) => pages.put({ pack: info.file }, path))),
    ];
    await Promise.all([...writes, transaction.done]);
  }

  /** Deletes packs. Pages that another pack has, too, stay. */
  async remove(files: readonly string[]): Promise<void> {
    const gone = new Set(files);
    if (gone.size === 0) return;
    const transaction = this.#database.transaction(['packs', 'pages', 'settings'], 'readwrite');
    const settings = transaction.objectStore('settings');
    const ranges = readRanges(await settings.get(INDEX));
    if (ranges.some(({ file }) => gone.has(file))) await settings.delete(INDEX);
    const pages = transaction.objectStore('pages');
    for (const file of gone) {
      await transaction.objectStore('packs').delete(file);
      for (const path of await pages.index('pack').getAllKeys(file)) await pages.delete(path);
    }
    await transaction.done;
    await Promise.all([...gone].map((file) => this.#cache.delete(this.#addressOf(file))));
  }

  /** Makes searches read these packs of the index, all at once, so that no search reads the files of two builds. */
  async useIndex(files: readonly string[]): Promise<void> {
    const packs = await Promise.all(files.map((file) => this.#database.get('packs', file)));
    const ranges = packs.flatMap((pack): IndexRange[] => {
      const paths = pack?.entries?.map(([path]) => path) ?? [];
      const [first, last] = [paths[0], paths.at(-1)];
      return pack === undefined || first === undefined || last === undefined
        ? []
        : [{ file: pack.file, first, last }];
    });
    await this.#database.put('settings', ranges, INDEX);
  }

  /** Deletes files that were stored without being complete, as when the browser was closed meanwhile. */
  async cleanUp(): Promise<void> {
    const complete = new Set((await this.packs()).map(({ file }) => this.#addressOf(file)));
    for (const { url } of await this.#cache.keys()) if (!complete.has(url)) await this.#cache.delete(url);
  }

  /** The packs whose bytes are missing or damaged. */
  async findDamaged(): Promise<StoredPack[]> {
    const damaged: StoredPack[] = [];
    for (const pack of await this.packs()) {
      const isWhole = await this.#bytesOf(pack.file)
        .then((bytes) => (bytes === undefined ? false : checkDigest(pack, bytes).then(() => true)))
        .catch(() => false);
      if (!isWhole) damaged.push(pack);
    }
    return damaged;
  }

  /** A page, and when its pack was stored; `undefined` if no pack has it. */
  async page(path: string): Promise<StoredPage | undefined> {
    const { pack: file } = (await this.#database.get('pages', path)) ?? {};
    if (file === undefined) return undefined;
    const [info, pack] = [await this.#database.get('packs', file), await this.#unpack(file)];
    if (info === undefined || pack === undefined) return undefined;
    const content = fileIn(pack, entriesOf(pack), path);
    return content && { content, storedAt: info.storedAt };
  }

  /** The bytes of a file of the search index; `undefined` if no pack has it. */
  async indexFile(path: string): Promise<Blob | undefined> {
    const ranges = readRanges(await this.#database.get('settings', INDEX));
    for (const { file, first, last } of ranges) {
      if (path < first || path > last) continue;
      const pack = await this.#database.get('packs', file);
      const [, start, length] = pack?.entries?.find(([each]) => each === path) ?? [];
      const stored = await this.#cache.match(this.#addressOf(file));
      if (start === undefined || length === undefined || stored === undefined) continue;
      return (await stored.blob()).slice(start, start + length);
    }
    return undefined;
  }

  /** The files of a pack; its name tells its content. */
  async #unpack(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (this.#unpacked?.file === file) return this.#unpacked.pack;
    const bytes = await this.#bytesOf(file);
    if (bytes === undefined) return undefined;
    const pack = unpack(bytes);
    this.#unpacked = { file, pack };
    return pack;
  }

  async #bytesOf(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const stored = await this.#cache.match(this.#addressOf(file));
    return stored && new Uint8Array(await stored.arrayBuffer());
  }

  #addressOf(file: string): string {
    return `${this.#root}${PACKS_FOLDER}/${file}`;
  }
}

function unpack(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(decompress(bytes));
}

function fileIn(
  pack: Uint8Array<ArrayBuffer>,
  entries: readonly PackEntry[],
  path: string,
): Uint8Array<ArrayBuffer> | undefined {
  const entry = entries.find(([each]) => each === path);
  return entry && pack.subarray(entry[1], entry[1] + entry[2]);
}

function readRanges(value: unknown): IndexRange[] {
  // Only `useIndex` writes it.
  return Array.isArray(value) ? (value as IndexRange[]) : [];
}

async function checkDigest({ file, sha256 }: PackInfo, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (btoa(String.fromCharCode(...digest)) === sha256) return;
  throw new DamagedPackError(`The pack ${file} is damaged.`);
}
