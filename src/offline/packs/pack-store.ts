import { BlockedCacheError, PackCache } from './pack-cache.ts';
import { type IndexRange, PackDatabase, SETTING, type StoredPack } from './pack-database.ts';
import { entriesOf } from './pack-format.ts';
import type { PackInfo } from './pack-manifest.ts';
import { readRanges } from './packed-index.ts';
import { unpack } from './packed-pages.ts';
import { readSelection, type Selection } from './selection.ts';

/** The bytes of a pack are not those of its digest. */
export class DamagedPackError extends Error {
  override readonly name = 'DamagedPackError';
}

/** Stores packs on the device, and removes them. */
export class PackStore {
  readonly #database: PackDatabase;
  readonly #cache: PackCache;

  private constructor(root: string) {
    this.#database = new PackDatabase(new URL(root).pathname);
    this.#cache = new PackCache(root);
  }

  /** Opens the packs of a site. @param root the address of its root. @throws if the browser stores nothing for the site. */
  static async open(root: string): Promise<PackStore> {
    const store = new PackStore(root);
    await Promise.all([store.packs(), store.#cache.open()]);
    return store;
  }

  close(): void {
    this.#database.close();
  }

  /** All packs that are complete. */
  packs(): Promise<StoredPack[]> {
    return this.#database.use((database) => database.getAll('packs'));
  }

  async selection(): Promise<Selection | undefined> {
    return readSelection(await this.#database.use((database) => database.get('settings', SETTING.selection)));
  }

  async select(selection: Selection): Promise<void> {
    await this.#database.use((database) => database.put('settings', selection, SETTING.selection));
  }

  /**
   * Stores a pack. It counts only when its bytes and its list of files are both stored.
   * @throws {DamagedPackError} if the bytes are not those of the digest. A full device makes the browser throw a
   * `QuotaExceededError`. Then nothing of the pack stays.
   */
  async add(info: PackInfo, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await checkDigest(info, bytes);
    try {
      await this.#cache.write(info.file, bytes);
      await this.#list(info, bytes);
    } catch (error) {
      await this.#cache.delete([info.file]).catch(() => undefined);
      throw error;
    }
  }

  #list(info: PackInfo, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const isSearch = info.kind === 'search';
    const [entries, paths] = isSearch ? [entriesOf(bytes), []] : [[], unpack(bytes).paths];
    return this.#database.use(async (database) => {
      const transaction = database.transaction(['packs', 'pages'], 'readwrite');
      const pages = transaction.objectStore('pages');
      const pack = { ...info, storedAt: Date.now(), ...(isSearch && { entries }) };
      const writes = [
        transaction.objectStore('packs').put(pack),
        ...paths.map((path) => pages.put({ pack: info.file }, path)),
      ];
      await Promise.all([...writes, transaction.done]);
    });
  }

  /** Deletes packs. Pages that another pack has, too, stay. */
  async remove(files: readonly string[]): Promise<void> {
    const gone = new Set(files);
    if (gone.size === 0) return;
    await this.#database.use(async (database) => {
      const transaction = database.transaction(['packs', 'pages', 'settings'], 'readwrite');
      const settings = transaction.objectStore('settings');
      const ranges = readRanges(await settings.get(SETTING.index));
      if (ranges.some(({ file }) => gone.has(file))) await settings.delete(SETTING.index);
      const pages = transaction.objectStore('pages');
      for (const file of gone) {
        await transaction.objectStore('packs').delete(file);
        for (const path of await pages.index('pack').getAllKeys(file)) await pages.delete(path);
      }
      await transaction.done;
    });
    await this.#cache.delete(gone);
  }

  /** Deletes all packs, also if the browser does not give access to them any more. */
  async removeAll(): Promise<void> {
    await this.#database.use(async (database) => {
      const transaction = database.transaction(['packs', 'pages', 'settings'], 'readwrite');
      await transaction.objectStore('settings').delete(SETTING.index);
      await transaction.objectStore('pages').clear();
      await transaction.objectStore('packs').clear();
      await transaction.done;
    });
    await this.#cache.deleteAll();
  }

  /**
   * Makes searches read these packs of the index, all at once, so that no search reads the files of two builds.
   * @param packs with the folders of the build.
   */
  async useIndex(packs: readonly PackInfo[]): Promise<void> {
    await this.#database.use(async (database) => {
      const range = async (info: PackInfo) => rangeOf(info, await database.get('packs', info.file));
      const ranges = (await Promise.all(packs.map(range))).flat();
      await database.put('settings', ranges, SETTING.index);
    });
  }

  /**
   * Makes the list of packs and their bytes agree. They do not if a tab was closed between the two, or if the browser has
   * deleted one of them: then the pack is loaded again.
   * @throws {BlockedCacheError} if the browser does not give access to the packs.
   */
  async cleanUp(): Promise<void> {
    const listed = new Set((await this.packs()).map(({ file }) => file));
    if (listed.size === 0) return this.#cache.deleteAll();
    const kept = new Set(await this.#cache.files());
    await this.remove([...listed].filter((file) => !kept.has(file)));
    await this.#cache.delete([...kept].filter((file) => !listed.has(file)));
  }

  /** The packs whose bytes are missing or damaged. @throws {BlockedCacheError} if the browser does not give access to them. */
  async findDamaged(): Promise<StoredPack[]> {
    const damaged: StoredPack[] = [];
    for (const pack of await this.packs()) if (!(await this.#isWhole(pack))) damaged.push(pack);
    return damaged;
  }

  async #isWhole(pack: StoredPack): Promise<boolean> {
    try {
      const stored = await this.#cache.read(pack.file);
      if (stored === undefined) return false;
      await checkDigest(pack, new Uint8Array(await stored.arrayBuffer()));
      return true;
    } catch (error) {
      if (error instanceof BlockedCacheError) throw error;
      return false;
    }
  }
}

function rangeOf({ file, folder }: PackInfo, pack: StoredPack | undefined): IndexRange[] {
  const [first, last] = [pack?.entries?.[0]?.[0], pack?.entries?.at(-1)?.[0]];
  if (folder === undefined || first === undefined || last === undefined) return [];
  return [{ file, folder, first, last }];
}

async function checkDigest({ file, sha256 }: PackInfo, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (btoa(String.fromCharCode(...digest)) === sha256) return;
  throw new DamagedPackError(`The pack ${file} is damaged.`);
}
