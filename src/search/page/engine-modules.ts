import type { PagefindModule } from './pagefind.ts';

/** The scripts of the engine, each loaded once. Indexes of two builds may need different ones. */
export class EngineModules {
  readonly #folder: string;
  readonly #loading = new Map<string, Promise<PagefindModule>>();
  readonly #failures = new Map<string, number>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The module of a script in the folder of the index. @throws {TypeError} where it cannot be had. */
  load(script: string): Promise<PagefindModule> {
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
