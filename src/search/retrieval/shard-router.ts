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
import type { IndexFiles } from './index-files.ts';

/** The shards that may contain all words of a text. */
export interface Route {
  /** Their numbers; `undefined` if it may be any shard. */
  readonly shards: ReadonlySet<number> | undefined;
  /** Whether every word occurs in some shard. */
  readonly hasAllTerms: boolean;
}

/** Finds the shards that contain a word, with files of the routing table that are loaded on demand. */
export class ShardRouter {
  readonly #folder: string;
  readonly #fileCount: number;
  readonly #files: IndexFiles;
  readonly #loaded = new Map<number, Promise<RoutingTable>>();

  constructor(root: string, { folder, files: fileCount }: RoutingFiles, files: IndexFiles) {
    this.#folder = `${root}${folder}/`;
    this.#fileCount = fileCount;
    this.#files = files;
  }

  /** The route of a text; `undefined` if the table cannot be loaded. */
  async route(text: string): Promise<Route | undefined> {
    const words = routingTerms(text);
    const routesOf = await this.#routesOf(words.flat(2));
    return routesOf && { shards: shardsWithTerms(words, routesOf), hasAllTerms: areKnown(words, routesOf) };
  }

  /** How a word occurs in the papers; `undefined` if the table cannot be loaded. */
  async matchTerm(word: string): Promise<TermMatch | undefined> {
    const routesOf = await this.#routesOf(routingTerms(word).flat(2));
    return routesOf && termMatchOf(word, routesOf);
  }

  /** The numbers of the shards that have a paper with this title; none if the table cannot be loaded. */
  async shardsWithTitle(text: string): Promise<readonly number[]> {
    const root = titleTerm(text);
    try {
      return (await this.#load(routingFile(root, this.#fileCount))).get(root) ?? [];
    } catch {
      return [];
    }
  }

  /** Looks up the routes of the file that has a stem; `undefined` if one of the files cannot be loaded. */
  async #routesOf(stems: readonly string[]): Promise<((stem: string) => RoutingTable) | undefined> {
    const files = new Set(stems.map((stem) => routingFile(stem, this.#fileCount)));
    try {
      const loaded = await Promise.all(
        [...files].map(async (file) => [file, await this.#load(file)] as const),
      );
      const routes = new Map(loaded);
      return (stem) => routes.get(routingFile(stem, this.#fileCount)) ?? new Map();
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
    return this.#files.fetchText(`${this.#folder}${file}.json`, decodeRoutingTable);
  }
}
