import type { RoutingFiles } from '../format/manifest.ts';
import {
  areKnown,
  decodeRoutingTable,
  type RoutingTable,
  routingFile,
  routingTerms,
  shardsWithTerms,
  type TermMatch,
  termMatchOf,
  titleTerm,
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
  readonly #loaded = new Map<number, Promise<RoutingTable>>();

  constructor(root: string, { folder, files }: RoutingFiles, watch: FetchWatch) {
    this.#folder = `${root}${folder}/`;
    this.#files = files;
    this.#watch = watch;
  }

  /** Where papers may have all words of a text; `undefined` where that is not known. */
  async routeOf(text: string): Promise<Route | undefined> {
    const words = routingTerms(text);
    const routesOf = await this.#routesOf(words.flat(2));
    return routesOf && { shards: shardsWithTerms(words, routesOf), areKnown: areKnown(words, routesOf) };
  }

  /** How a word stands in the archive; `undefined` where that is not known. */
  async standingOf(word: string): Promise<TermMatch | undefined> {
    const routesOf = await this.#routesOf(routingTerms(word).flat(2));
    return routesOf && termMatchOf(word, routesOf);
  }

  /** The numbers of the shards that have a paper whose title is a text, whole; none where that is not known. */
  async shardsTitled(text: string): Promise<readonly number[]> {
    const root = titleTerm(text);
    try {
      return (await this.#load(routingFile(root, this.#files))).get(root) ?? [];
    } catch {
      return [];
    }
  }

  /** Where each of the roots stands, and those that begin with the same letters; `undefined` where that cannot be had. */
  async #routesOf(roots: readonly string[]): Promise<((root: string) => RoutingTable) | undefined> {
    const files = new Set(roots.map((root) => routingFile(root, this.#files)));
    try {
      const loaded = await Promise.all(
        [...files].map(async (file) => [file, await this.#load(file)] as const),
      );
      const routes = new Map(loaded);
      return (root) => routes.get(routingFile(root, this.#files)) ?? new Map();
    } catch {
      return undefined;
    }
  }

  #load(file: number): Promise<RoutingTable> {
    const known = this.#loaded.get(file) ?? this.#fetch(file);
    this.#loaded.set(file, known);
    known.catch(() => this.#loaded.delete(file));
    return known;
  }

  async #fetch(file: number): Promise<RoutingTable> {
    return this.#watch.decoded(`${this.#folder}${file}.json`, decodeRoutingTable);
  }
}
