import type { IndexAccess } from '../retrieval/index-access.ts';
import type { PagefindInstance, PagefindModule } from './api.ts';

/** Opens instances of Pagefind. The indexes of two builds may need different scripts; each script is loaded once. */
export class PagefindModules {
  readonly #folder: string;
  readonly #importModule: IndexAccess['importModule'];
  readonly #loading = new Map<string, Promise<PagefindModule>>();
  readonly #failures = new Map<string, number>();
  /** The first instance of each script, which loads the WebAssembly. */
  readonly #first = new Map<string, Promise<PagefindInstance>>();

  constructor(folder: string, importModule: IndexAccess['importModule']) {
    this.#folder = folder;
    this.#importModule = importModule;
  }

  /**
   * Opens an instance of a script in the folder of the index. Other instances wait until the first one is ready. Otherwise each
   * would load the WebAssembly, and the last one to load it would replace the memory of the others.
   * @throws if its files cannot be loaded.
   */
  async open(script: string, options: Readonly<Record<string, unknown>>): Promise<PagefindInstance> {
    const module = await this.#load(script);
    for (let first = this.#first.get(script); first !== undefined; first = this.#first.get(script)) {
      const isReady = await first.then(
        () => true,
        () => false,
      );
      if (isReady) return openInstance(module, options);
    }
    const opening = openInstance(module, options);
    this.#first.set(script, opening);
    opening.catch(() => this.#first.delete(script));
    return opening;
  }

  #load(script: string): Promise<PagefindModule> {
    const known = this.#loading.get(script) ?? this.#import(script);
    this.#loading.set(script, known);
    return known;
  }

  async #import(script: string): Promise<PagefindModule> {
    const failures = this.#failures.get(script) ?? 0;
    // A browser does not load a module again from an address that has failed.
    const address = `${this.#folder}${script}${failures === 0 ? '' : `?attempt=${failures}`}`;
    try {
      return (await this.#importModule(address)) as PagefindModule;
    } catch (error) {
      this.#failures.set(script, failures + 1);
      this.#loading.delete(script);
      throw error;
    }
  }
}

async function openInstance(
  { createInstance }: PagefindModule,
  options: Readonly<Record<string, unknown>>,
): Promise<PagefindInstance> {
  const instance = createInstance(options);
  // The index has no filters. The call waits until Pagefind is ready, and fails if its files cannot be loaded.
  await instance.filters();
  return instance;
}
