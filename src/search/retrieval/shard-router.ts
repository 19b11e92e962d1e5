import type { RouteFiles } from '../format/manifest.ts';
import {
  areKnown,
  decodeRoutes,
  type Routes,
  routedWords,
  routeFile,
  type Standing,
  shardsWith,
  standingOf,
  titleRoot,
} from '../format/routing-table.ts';
import type { FetchWatch } from '../pagefind/fetch-interceptor.ts';

/** Which shards may have what is asked for. */
export interface Route {
  /** Their numbers; `undefined` where it may be any. */
  readonly shards: ReadonlySet<number> | undefined;
  /** Whether every word stands in some shard. */
  readonly areKnown: boolean;
}

/** Knows which shards have which words, from files that are loaded as they are needed. */
export class Router {
  readonly #folder: string;
  readonly #files: number;
  readonly #watch: FetchWatch;
  readonly #loaded = new Map<number, Promise<Routes>>();

  constructor(root: string, { folder, files }: RouteFiles, watch: FetchWatch) {
    this.#folder = `${root}${folder}/`;
    this.#files = files;
    this.#watch = watch;
  }

  /** Where papers may have all words of a text; `undefined` where that is not known. */
  async routeOf(text: string): Promise<Route | undefined> {
    const words = routedWords(text);
    const routesOf = await this.#routesOf(words.flat(2));
    return routesOf && { shards: shardsWith(words, routesOf), areKnown: areKnown(words, routesOf) };
  }

  /** How a word stands in the archive; `undefined` where that is not known. */
  async standingOf(word: string): Promise<Standing | undefined> {
    const routesOf = await this.#routesOf(routedWords(word).flat(2));
    return routesOf && standingOf(word, routesOf);
  }

  /** The numbers of the shards that have a paper whose title is a text, whole; none where that is not known. */
  async shardsTitled(text: string): Promise<readonly number[]> {
    const root = titleRoot(text);
    try {
      return (await this.#load(routeFile(root, this.#files))).get(root) ?? [];
    } catch {
      return [];
    }
  }

  /** Where each of the roots stands, and those that begin with the same letters; `undefined` where that cannot be had. */
  async #routesOf(roots: readonly string[]): Promise<((root: string) => Routes) | undefined> {
    const files = new Set(roots.map((root) => routeFile(root, this.#files)));
    try {
      const loaded = await Promise.all(
        [...files].map(async (file) => [file, await this.#load(file)] as const),
      );
      const routes = new Map(loaded);
      return (root) => routes.get(routeFile(root, this.#files)) ?? new Map();
    } catch {
      return undefined;
    }
  }

  #load(file: number): Promise<Routes> {
    const known = this.#loaded.get(file) ?? this.#fetch(file);
    this.#loaded.set(file, known);
    known.catch(() => this.#loaded.delete(file));
    return known;
  }

  async #fetch(file: number): Promise<Routes> {
    return this.#watch.decoded(`${this.#folder}${file}.json`, decodeRoutes);
  }
}
