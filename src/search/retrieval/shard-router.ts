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
  readonly #segments: readonly RoutingSegment[];

  constructor(root: string, segments: readonly RoutingFiles[], files: IndexFiles) {
    this.#segments = segments.map((segment) => new RoutingSegment(root, segment, files));
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

  /** The numbers of the shards that have a paper with this title. A segment that cannot be loaded has none. */
  async shardsWithTitle(text: string): Promise<readonly number[]> {
    const root = titleTerm(text);
    const found = this.#segments.map((segment) => segment.load(root).catch(() => undefined));
    return (await Promise.all(found)).flatMap((table) => table?.get(root) ?? []);
  }

  /** Looks up the routes of the files that have a stem; `undefined` if one of the files cannot be loaded. */
  async #routesOf(stems: readonly string[]): Promise<((stem: string) => RoutingTable) | undefined> {
    const tables = new Map<string, RoutingTable>();
    try {
      const load = async (stem: string) =>
        tables.set(stem, merged(await Promise.all(this.#segments.map((segment) => segment.load(stem)))));
      await Promise.all([...new Set(stems)].map(load));
      return (stem) => tables.get(stem) ?? new Map();
    } catch {
      return undefined;
    }
  }
}

/** A segment of the routing table. */
class RoutingSegment {
  readonly #root: string;
  readonly #segment: RoutingFiles;
  readonly #files: IndexFiles;
  readonly #loaded = new Map<number, Promise<RoutingTable>>();

  constructor(root: string, segment: RoutingFiles, files: IndexFiles) {
    this.#root = root;
    this.#segment = segment;
    this.#files = files;
  }

  /** The file that has a stem, if the segment has the stem. */
  load(stem: string): Promise<RoutingTable> {
    const { folder, first, files } = this.#segment;
    const file = routingFile(stem, files);
    const known =
      this.#loaded.get(file) ??
      this.#files.fetchText(`${this.#root}${folder}/${file}.json`, (text) => decodeRoutingTable(text, first));
    this.#loaded.set(file, known);
    known.catch(() => this.#loaded.delete(file));
    return known;
  }
}

/** The stems of all tables, each with the shards of all of them. The largest table is copied whole, which is quick. */
function merged(tables: readonly RoutingTable[]): RoutingTable {
  const [largest = new Map(), ...others] = tables.toSorted((one, other) => other.size - one.size);
  if (others.length === 0) return largest;
  const all = new Map(largest);
  for (const table of others)
    for (const [stem, shards] of table)
      all.set(
        stem,
        [...(all.get(stem) ?? []), ...shards].sort((one, other) => one - other),
      );
  return all;
}
