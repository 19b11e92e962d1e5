import { normalizeQuery } from '../analysis/folding.ts';
import { singular, stem } from '../analysis/stemmer.ts';
import { tokensOf } from '../analysis/tokenizer.ts';
import { fnv1a } from './text-hash.ts';

/**
 * The routing table: stem → shards that contain it. It is read before older shards are opened, because opening one downloads as
 * much as 20 words. It is split into many small files. Nothing here may need Node.
 */

/** For each stem, the numbers of the shards that contain it; the newest shard is 0. */
export type RoutingTable = ReadonlyMap<string, readonly number[]>;

/** The file of a stem depends on the first letters of the stem, so that all completions of a word are in one file. */
const PREFIX_LENGTH = 4;

/** The number of the file that has a stem. */
export function routingFile(term: string, files: number): number {
  return fnv1a(term.slice(0, PREFIX_LENGTH)) % files;
}

/** The entry of the routing table for a whole title: `=` and a hash. It is looked up like a stem. */
export function titleTerm(title: string): string {
  return `=${fnv1a(titleKey(title)).toString(36)}`;
}

/** The most words of a short title. Longer titles are found by their words. */
const SHORT_TITLE = 3;

/** The hash of a short title, as in the facets; `undefined` for a longer text, and for one without words. */
export function shortTitleHash(title: string): string | undefined {
  const words = tokensOf(normalizeQuery(title)).flatMap(({ parts }) => parts);
  return words.length === 0 || words.length > SHORT_TITLE ? undefined : titleTerm(title).slice(1);
}

/** A title without case, punctuation, spaces and plurals, so that `Deep Graphs` and `deep-graph` have the same key. */
export function titleKey(title: string): string {
  return tokensOf(normalizeQuery(title))
    .flatMap(({ parts }) => parts.map(singular))
    .join('');
}

/**
 * Encodes a file of the routing table as JSON: the stems by the shards that have them. The same table gives the same text.
 * @example {"0":"graph model","0 2":"learn"}
 */
export function encodeRoutingTable(routes: RoutingTable): string {
  const groups: Record<string, string[]> = {};
  for (const [term, shards] of [...routes].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const key = shards.join(' ');
    groups[key] ??= [];
    groups[key].push(term);
  }
  const entries = Object.entries(groups).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(Object.fromEntries(entries.map(([key, terms]) => [key, terms.join(' ')])));
}

/**
 * Reads a text of {@link encodeRoutingTable}.
 * @param first the number of the shard that the text counts as 0.
 * @throws {SyntaxError} for any other text.
 */
export function decodeRoutingTable(text: string, first = 0): RoutingTable {
  const groups: unknown = JSON.parse(text);
  if (typeof groups !== 'object' || groups === null || Array.isArray(groups))
    throw new SyntaxError('The text is not a file of the routing table.');
  const routes = new Map<string, readonly number[]>();
  for (const [key, terms] of Object.entries(groups)) {
    const shards = key.split(' ').map((number) => first + Number(number));
    for (const term of String(terms).split(' ')) routes.set(term, shards);
  }
  return routes;
}

/** The stems of a query: alternatives for each token. A paper must have all stems of at least one alternative. */
export type RoutingTerms = readonly (readonly (readonly string[])[])[];

/** The stems of a text for a look-up: for each token the stems of its parts, and the stem of the whole. */
export function routingTerms(text: string): RoutingTerms {
  return tokensOf(normalizeQuery(text)).map(({ parts, whole }) => {
    const terms = parts.map(stem);
    return parts.length === 1 && parts[0] === whole ? [terms] : [terms, [stem(whole)]];
  });
}

/**
 * The shards that may have a paper with all of the words; `undefined` if no word is known. Words that no shard has, such as
 * misspelt ones, are ignored, as Pagefind ignores them.
 * @param routesOf returns the file of the routing table for a stem.
 */
export function shardsWithTerms(
  words: RoutingTerms,
  routesOf: (term: string) => RoutingTable,
): ReadonlySet<number> | undefined {
  const known = words.flatMap((alternatives) => {
    const sets = alternatives.map((terms) =>
      intersection(terms.map((term) => shardsWithPrefix(term, routesOf(term)))),
    );
    const union = new Set(sets.flatMap((set) => [...set]));
    return union.size === 0 ? [] : [union];
  });
  return known.length === 0 ? undefined : intersection(known);
}

/**
 * Whether some shard has each word, or a word that begins with it. Words of less than four letters count as known, because
 * their completions are in several files.
 * @param routesOf returns the file of the routing table for a stem.
 */
export function areKnown(words: RoutingTerms, routesOf: (term: string) => RoutingTable): boolean {
  const isKnown = (term: string) =>
    term.length < PREFIX_LENGTH || shardsWithPrefix(term, routesOf(term)).size > 0;
  return words.every((alternatives) => alternatives.some((terms) => terms.every(isKnown)));
}

/** The occurrence of a word in the papers: exact, only as the prefix of other words, or none. */
export type TermMatch = 'exact' | 'prefix' | 'none';

/**
 * The occurrence of a word in the papers. Words of less than four letters count as exact.
 * @param routesOf returns the file of the routing table for a stem.
 */
export function termMatchOf(word: string, routesOf: (term: string) => RoutingTable): TermMatch {
  const tokens = tokensOf(normalizeQuery(word));
  const isAny = (has: (part: string) => boolean) =>
    tokens.every(({ parts, whole }) => parts.every(has) || has(whole));
  if (isAny((part) => part.length < PREFIX_LENGTH || routesOf(stem(part)).has(stem(part)))) return 'exact';
  const isPrefix = (part: string) =>
    part.length < PREFIX_LENGTH || shardsWithPrefix(part, routesOf(part)).size > 0;
  return isAny(isPrefix) ? 'prefix' : 'none';
}

/** The shards that have a stem, or a longer one that begins with it; for a short stem, only those that have it exactly. */
function shardsWithPrefix(term: string, routes: RoutingTable): ReadonlySet<number> {
  if (term.length < PREFIX_LENGTH) return new Set(routes.get(term));
  const found = new Set<number>();
  for (const [other, shards] of routes)
    if (other.startsWith(term)) for (const shard of shards) found.add(shard);
  return found;
}

function intersection(sets: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  const [first = new Set<number>(), ...others] = sets;
  return new Set([...first].filter((shard) => others.every((set) => set.has(shard))));
}
