import { compareNames, isCompressed, nameInPack } from './file-names.ts';
import type { PackCache } from './pack-cache.ts';
import { type IndexRange, type PackDatabase, SETTING } from './pack-database.ts';
import type { PackEntry } from './pack-format.ts';

type Places = ReadonlyMap<string, PackEntry>;

/** Reads files of the search index in the packs on the device. */
export class PackedIndex {
  readonly #database: PackDatabase;
  readonly #cache: PackCache;
  /** The places of the files in the packs that were read, by the pack's name, which tells its content: a search reads dozens of files. */
  readonly #places = new Map<string, Places>();

  constructor(database: PackDatabase, cache: PackCache) {
    this.#database = database;
    this.#cache = cache;
  }

  /** The bytes of a file of the search index; `undefined` if no pack has it. */
  async file(path: string): Promise<Blob | undefined> {
    const ranges = readRanges(
      await this.#database.use((database) => database.get('settings', SETTING.index)),
    );
    this.#forgetAllBut(ranges);
    for (const { file, folder, first, last } of ranges) {
      if (!path.startsWith(`${folder}/`)) continue;
      const name = nameInPack(path.slice(folder.length + 1));
      if (compareNames(name, first) < 0 || compareNames(name, last) > 0) continue;
      const entry = (await this.#placesIn(file)).get(name);
      if (entry === undefined) continue;
      const [, start, length] = entry;
      const stored = await this.#cache.read(file);
      if (stored === undefined) continue;
      const content = (await stored.blob()).slice(start, start + length);
      return isCompressed(name) ? unzipped(content) : content;
    }
    return undefined;
  }

  async #placesIn(file: string): Promise<Places> {
    const known = this.#places.get(file);
    if (known !== undefined) return known;
    const pack = await this.#database.use((database) => database.get('packs', file));
    const places = new Map(pack?.entries?.map((entry) => [entry[0], entry]));
    if (pack !== undefined) this.#places.set(file, places);
    return places;
  }

  #forgetAllBut(ranges: readonly IndexRange[]): void {
    const current = new Set(ranges.map(({ file }) => file));
    for (const file of this.#places.keys()) if (!current.has(file)) this.#places.delete(file);
  }
}

function unzipped(content: Blob): Promise<Blob> {
  return new Response(content.stream().pipeThrough(new DecompressionStream('gzip'))).blob();
}

/** The packs of the index that searches read, as `PackStore.useIndex` has written them. */
export function readRanges(value: unknown): IndexRange[] {
  // Nothing else writes this setting. Ranges of former versions have no folder: their packs cannot be read any more.
  return Array.isArray(value) ? (value as IndexRange[]).filter(({ folder }) => folder !== undefined) : [];
}
