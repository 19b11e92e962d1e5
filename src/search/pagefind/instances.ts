import type { Instance, PagefindModule } from './api.ts';

/** Opens the engine's instances. Indexes of two builds may need different scripts of it, each of which is loaded once. */
export class EngineModules {
  readonly #folder: string;
  readonly #loading = new Map<string, Promise<PagefindModule>>();
  readonly #failures = new Map<string, number>();
  /** The instance by which the WebAssembly of a script has been loaded. */
  readonly #first = new Map<string, Promise<Instance>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * An instance of a script in the folder of the index, ready to be asked. The first one has to be ready before there are
   * others: each that begins before loads the WebAssembly too, and the last to have it takes away the memory of the others.
   * @throws where its files cannot be had.
   */
  async open(script: string, options: Readonly<Record<string, unknown>>): Promise<Instance> {
    const module = await this.#load(script);
    for (let first = this.#first.get(script); first !== undefined; first = this.#first.get(script)) {
      const isReady = await first.then(
        () => true,
        () => false,
      );
      if (isReady) return ready(module, options);
    }
    const opening = ready(module, options);
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
    // A browser remembers that a module failed to load, under its address.
    const address = `${this.#folder}${script}${failures === 0 ? '' : `?attempt=${failures}`}`;
    try {
      return (await import(address)) as PagefindModule;
    } catch (error) {
      this.#failures.set(script, failures + 1);
      this.#loading.delete(script);
      throw error;
    }
  }
}

async function ready(
  { createInstance }: PagefindModule,
  options: Readonly<Record<string, unknown>>,
): Promise<Instance> {
  const instance = createInstance(options);
  // Without filters in the index this waits until the engine is ready, and fails where it cannot be.
  await instance.filters();
  return instance;
}
