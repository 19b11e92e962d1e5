import { normalizeQuery } from '../analysis/folding.ts';
import { singular, stem } from '../analysis/stemmer.ts';
import { tokensOf } from '../analysis/tokenizer.ts';

/**
 * Which shards have a word: asked before older shards are opened, each of which costs a reader as much as twenty words. It
 * is by the roots of words, in as many files as it takes for each to be small, and nothing here may need Node.
 */

/** The numbers of the shards, the newest is 0, that have words of each root. */
export type RoutingTable = ReadonlyMap<string, readonly number[]>;

/** So many letters decide in which file a root stands, so that what a word may become stands in one. */
const PREFIX_LENGTH = 4;

/** The file, by its number, in which a root stands. */
export function routingFile(root: string, files: number): number {
  return fnv1a(root.slice(0, PREFIX_LENGTH)) % files;
}

/** What stands among the roots for a title as a whole. */
export function titleTerm(title: string): string {
  return `=${fnv1a(titleKey(title)).toString(36)}`;
}

/** Longer titles have words by which they are found. */
const SHORT_TITLE = 3;

/** By what a paper with a short title is known where it is listed; `undefined` for a text that is no such title. */
export function shortTitleHash(title: string): string | undefined {
  const words = tokensOf(normalizeQuery(title)).flatMap(({ parts }) => parts);
  return words.length === 0 || words.length > SHORT_TITLE ? undefined : titleTerm(title).slice(1);
}

/** What a title is, whatever its dashes, case and punctuation, and whether a reader remembers one word or many. */
export function titleKey(title: string): string {
  return tokensOf(normalizeQuery(title))
    .flatMap(({ parts }) => parts.map(singular))
    .join('');
}

/** FNV-1a of the code units: http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** A file of routes as JSON: by shards, the roots that stand in just these. The same routes give the same text. */
export function encodeRoutingTable(routes: RoutingTable): string {
  const groups: Record<string, string[]> = {};
  for (const [root, shards] of [...routes].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const key = shards.join(' ');
    groups[key] ??= [];
    groups[key].push(root);
  }
  const entries = Object.entries(groups).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(Object.fromEntries(entries.map(([key, roots]) => [key, roots.join(' ')])));
}

/** Reads what {@link encodeRoutingTable} wrote. @throws {SyntaxError} where the text is something else. */
export function decodeRoutingTable(text: string): RoutingTable {
  const groups: unknown = JSON.parse(text);
  if (typeof groups !== 'object' || groups === null || Array.isArray(groups))
    throw new SyntaxError('These are no routes.');
  const routes = new Map<string, readonly number[]>();
  for (const [key, roots] of Object.entries(groups)) {
    const shards = key.split(' ').map(Number);
    for (const root of String(roots).split(' ')) routes.set(root, shards);
  }
  return routes;
}

/** What a text asks for, of which a paper must have everything: of each alternative one, of each of these all. */
export type RoutingTerms = readonly (readonly (readonly string[])[])[];

/** The roots by which a text is looked up: of each token its parts, or else the whole. */
export function routingTerms(text: string): RoutingTerms {
  return tokensOf(normalizeQuery(text)).map(({ parts, whole }) => {
    const roots = parts.map(stem);
    return parts.length === 1 && parts[0] === whole ? [roots] : [roots, [stem(whole)]];
  });
}

/**
 * The shards that may have a paper with all of the words; `undefined` where nothing can be said. A word that stands
 * nowhere, such as a misspelt one, is passed over, as the engine does.
 * @param routesOf the routes of the file in which a root stands.
 */
export function shardsWithTerms(
  words: RoutingTerms,
  routesOf: (root: string) => RoutingTable,
): ReadonlySet<number> | undefined {
  const known = words.flatMap((alternatives) => {
    const sets = alternatives.map((roots) =>
      intersection(roots.map((root) => shardsWithPrefix(root, routesOf(root)))),
    );
    const union = new Set(sets.flatMap((set) => [...set]));
    return union.size === 0 ? [] : [union];
  });
  return known.length === 0 ? undefined : intersection(known);
}

/**
 * Whether every word stands somewhere, be it another one that begins so. Of a word that is too short to say, as one may be
 * that is still being typed, it is taken for granted.
 * @param routesOf the routes of the file in which a root stands.
 */
export function areKnown(words: RoutingTerms, routesOf: (root: string) => RoutingTable): boolean {
  const isKnown = (root: string) =>
    root.length < PREFIX_LENGTH || shardsWithPrefix(root, routesOf(root)).size > 0;
  return words.every((alternatives) => alternatives.some((roots) => roots.every(isKnown)));
}

/** How a word stands in an archive: as it is, as the beginning of others alone, or not at all. */
export type TermMatch = 'exact' | 'prefix' | 'none';

/**
 * How a word stands in the archive; of one that is too short to say, that it stands there.
 * @param routesOf the routes of the file in which a root stands.
 */
export function termMatchOf(word: string, routesOf: (root: string) => RoutingTable): TermMatch {
  const tokens = tokensOf(normalizeQuery(word));
  const isAny = (has: (part: string) => boolean) =>
    tokens.every(({ parts, whole }) => parts.every(has) || has(whole));
  if (isAny((part) => part.length < PREFIX_LENGTH || routesOf(stem(part)).has(stem(part)))) return 'exact';
  const isPrefix = (part: string) =>
    part.length < PREFIX_LENGTH || shardsWithPrefix(part, routesOf(part)).size > 0;
  return isAny(isPrefix) ? 'prefix' : 'none';
}

/** The shards that have a root, or a longer one that begins so. */
function shardsWithPrefix(root: string, routes: RoutingTable): ReadonlySet<number> {
  if (root.length < PREFIX_LENGTH) return new Set(routes.get(root));
  const found = new Set<number>();
  for (const [other, shards] of routes)
    if (other.startsWith(root)) for (const shard of shards) found.add(shard);
  return found;
}

function intersection(sets: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  const [first = new Set<number>(), ...others] = sets;
  return new Set([...first].filter((shard) => others.every((set) => set.has(shard))));
}
