import { contentTypeOf, mediaTypeOf } from '../../hosting/media-types.ts';
import { INDEX_FOLDER, MANIFEST_FILE } from '../../search/format/manifest.ts';
import { PackCache } from '../packs/pack-cache.ts';
import { PackDatabase } from '../packs/pack-database.ts';
import { PackedIndex } from '../packs/packed-index.ts';
import { PackedPages } from '../packs/packed-pages.ts';

/** Answers from the packs on the device. A pack that cannot be read is as good as none. */
export class StoredPacks {
  readonly #pages: PackedPages;
  readonly #index: PackedIndex;

  /** @param root the address of the site's root. */
  constructor(root: string) {
    const [database, cache] = [new PackDatabase(new URL(root).pathname), new PackCache(root)];
    this.#pages = new PackedPages(database, cache);
    this.#index = new PackedIndex(database, cache);
  }

  /** A page, or a script of a month; `undefined` if no pack has it, or only one that is older than `newerThan`. */
  async page(path: string, newerThan = 0): Promise<Response | undefined> {
    const page = await this.#pages.page(path).catch(() => undefined);
    return page !== undefined && page.storedAt > newerThan ? responseOf(path, page.content) : undefined;
  }

  /** Whether the device can search. */
  async hasIndex(): Promise<boolean> {
    return (await this.indexFile(`${INDEX_FOLDER}/${MANIFEST_FILE}`)) !== undefined;
  }

  /** A file of the search index. */
  async indexFile(path: string): Promise<Response | undefined> {
    const file = await this.#index.file(path).catch(() => undefined);
    return file && responseOf(path, file);
  }
}

function responseOf(path: string, content: BodyInit): Response {
  const type = contentTypeOf(mediaTypeOf(path) ?? { type: 'application/octet-stream' });
  return new Response(content, { headers: { 'Content-Type': type } });
}
