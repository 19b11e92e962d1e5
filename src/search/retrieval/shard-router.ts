import type { RouteFiles } from '../format/manifest.ts';
import {
  areKnown,
  decodeRoutes,
  matchTerm,
  type Routes,
  routedWords,
  routeFile,
  shardsWith,
  type TermMatch,
  titleRoot,
} from '../format/routing-table.ts';
import type { IndexFiles } from './index-files.ts';

/** The shards that may contain all words of a text. */
export interface Route {
  /** Their numbers; `undefined` where it may be any shard. */
  readonly shards: ReadonlySet<number> | undefined;
  /** Whether every word occurs in some shard. */
  readonly hasAllTerms: boolean;
}

/** Tells which shards contain a word, from files of the routing table that are loaded on demand. */
export class ShardRouter {
  readonly #folder: string;
  readonly #fileCount: number;
  readonly #files: IndexFiles;
  readonly #loaded = new Map<number, Promise<Routes>>();

  constructor(root: string, { folder, files: fileCount }: RouteFiles, files: IndexFiles) {
    this.#folder = `${root}${folder}/`;
    this.#fileCount = fileCount;
    this.#files = files;
  }

  /** The route of a text; `undefined` where the table cannot be loaded. */
  async route(text: string): Promise<Route | undefined> {
    const words = routedWords(text);
    const routesOf = await this.#routesOf(words.flat(2));
    return routesOf && { shards: shardsWith(words, routesOf), hasAllTerms: areKnown(words, routesOf) };
  }

  /** How a word occurs in the papers; `undefined` where the table cannot be loaded. */
  async matchTerm(word: string): Promise<TermMatch | undefined> {
    const routesOf = await this.#routesOf(routedWords(word).flat(2));
    return routesOf && matchTerm(word, routesOf);
  }

  /** The numbers of the shards that have a paper with this title; none where the table cannot be loaded. */
  async shardsWithTitle(text: string): Promise<readonly number[]> {
    const root = titleRoot(text);
    try {
      return (await this.#load(routeFile(root, this.#fileCount))).get(root) ?? [];
    } catch {
      return [];
    }
  }

  /** Looks up the routes of the file that has a stem; `undefined` where one of the files cannot be loaded. */
  async #routesOf(stems: readonly string[]): Promise<((stem: string) => Routes) | undefined> {
    const files = new Set(stems.map((stem) => routeFile(stem, this.#fileCount)));
    try {
      const loaded = await Promise.all(
        [...files].map(async (file) => [file, await this.#load(file)] as const),
      );
      const routes = new Map(loaded);
      return (stem) => routes.get(routeFile(stem, this.#fileCount)) ?? new Map();
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
    return this.#files.fetchDecoded(`${this.#folder}${file}.json`, decodeRoutes);
  }
}
