import { decompress } from 'fzstd';
import { withAuthorSearches } from './author-links.ts';
import type { PackCache } from './pack-cache.ts';
import type { PackDatabase } from './pack-database.ts';
import { PagePack } from './page-pack.ts';
import { hasSigns, restoreCitation } from './short-citation.ts';

/** A page of a pack. */
export interface StoredPage {
  readonly content: Uint8Array<ArrayBuffer>;
  /** When its pack was stored, in milliseconds since 1970. */
  readonly storedAt: number;
}

/** So many packs stay unpacked: readers go to and fro between a day and its neighbours. Each takes some ten megabytes. */
const MOST_UNPACKED = 2;

/** Reads pages in the packs on the device. */
export class PackedPages {
  readonly #database: PackDatabase;
  readonly #cache: PackCache;
  /** The packs that were unpacked last, by name. A pack's name tells its content. */
  readonly #unpacked = new Map<string, PagePack>();
  /** The packs that are being unpacked: many readings at once share them. */
  readonly #unpacking = new Map<string, Promise<PagePack | undefined>>();
  /** The last unpacking. Each waits for the former one, so that few packs are in memory. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(database: PackDatabase, cache: PackCache) {
    this.#database = database;
    this.#cache = cache;
  }

  /** A page, and when its pack was stored; `undefined` if no pack has it. @throws if its pack is damaged. */
  async page(path: string): Promise<StoredPage | undefined> {
    const former = await this.#packOf(path);
    if (former === undefined) return undefined;
    const page = await this.#pageIn(former, path);
    if (page !== undefined) return page;
    // An update may have replaced the pack, and deleted it, since it was looked up.
    const current = await this.#packOf(path);
    return current === undefined || current === former ? undefined : this.#pageIn(current, path);
  }

  async #packOf(path: string): Promise<string | undefined> {
    return (await this.#database.use((database) => database.get('pages', path)))?.pack;
  }

  async #pageIn(file: string, path: string): Promise<StoredPage | undefined> {
    const info = await this.#database.use((database) => database.get('packs', file));
    const content = info && (await this.#packWith(file))?.page(path);
    return content && { content: restored(content, path), storedAt: info.storedAt };
  }

  async #packWith(file: string): Promise<PagePack | undefined> {
    const pack = this.#unpacked.get(file) ?? (await this.#unpackOnce(file));
    if (pack === undefined) return undefined;
    // The one that was used last is the last to leave.
    this.#unpacked.delete(file);
    this.#unpacked.set(file, pack);
    this.#leaveOut(MOST_UNPACKED);
    return pack;
  }

  #unpackOnce(file: string): Promise<PagePack | undefined> {
    const running = this.#unpacking.get(file);
    if (running !== undefined) return running;
    const turn = this.#turn.then(() => this.#unpack(file)).finally(() => this.#unpacking.delete(file));
    this.#turn = turn.catch(() => undefined);
    this.#unpacking.set(file, turn);
    return turn;
  }

  /** Forgets the packs that were used longest ago. */
  #leaveOut(most: number): void {
    const files = [...this.#unpacked.keys()];
    for (const file of files.slice(0, Math.max(0, files.length - most))) this.#unpacked.delete(file);
  }

  async #unpack(file: string): Promise<PagePack | undefined> {
    const stored = await this.#cache.read(file);
    if (stored === undefined) return undefined;
    const bytes = new Uint8Array(await stored.arrayBuffer());
    this.#leaveOut(MOST_UNPACKED - 1);
    return unpack(bytes);
  }
}

/** A page as readers see it: with what was left out in packs since the page has it twice, and with searches for its authors. */
function restored(page: Uint8Array<ArrayBuffer>, path: string): Uint8Array<ArrayBuffer> {
  // Scripts and lists have neither: their bytes are returned as they are.
  if (!hasSigns(page) && !path.startsWith('papers/')) return page;
  const html = restoreCitation(new TextDecoder('utf-8', { ignoreBOM: true }).decode(page));
  return new TextEncoder().encode(withAuthorSearches(html));
}

/** A pack of pages that was compressed. @throws if it is damaged. */
export function unpack(bytes: Uint8Array<ArrayBuffer>): PagePack {
  return new PagePack(new Uint8Array(decompress(bytes)));
}
