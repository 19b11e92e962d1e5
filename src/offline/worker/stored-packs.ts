import { PackStore } from '../packs/pack-store.ts';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

/** Answers from the packs on the device. A pack that cannot be read is as good as none. */
export class StoredPacks {
  readonly #root: string;
  #store: Promise<PackStore> | undefined;

  /** @param root the address of the site's root. */
  constructor(root: string) {
    this.#root = root;
  }

  /** A page, or a script of a month; `undefined` if no pack has it, or only one that is older than `newerThan`. */
  async page(path: string, newerThan = 0): Promise<Response | undefined> {
    const page = await this.#read((store) => store.page(path));
    return page !== undefined && page.storedAt > newerThan ? responseOf(path, page.content) : undefined;
  }

  /** A file of the search index. */
  async indexFile(path: string): Promise<Response | undefined> {
    const file = await this.#read((store) => store.indexFile(path));
    return file && responseOf(path, file);
  }

  async #read<T>(read: (store: PackStore) => Promise<T>): Promise<T | undefined> {
    try {
      this.#store ??= PackStore.open(this.#root);
      return await read(await this.#store);
    } catch {
      // The database was closed, or the browser has removed it.
      this.#store = undefined;
      return undefined;
    }
  }
}

function responseOf(path: string, content: BodyInit): Response {
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return new Response(content, { headers: { 'Content-Type': type } });
}
