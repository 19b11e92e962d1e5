import type { Catalog } from '../catalog/catalog.ts';
import type { SiteConfig } from '../site/config.ts';
import { digestOfGiven } from './digested.ts';

/** The catalog and the settings of the site whose pages are made. */
export interface Site {
  readonly catalog: Catalog;
  readonly config: SiteConfig;
  readonly contentDir: string;
  /** A digest of the record of a paper. Only digests of groups need it. */
  readonly recordDigest: (id: string) => string;
}

/** The parameters of a route's path, `{ day: '2026-03-04' }` for `/days/[day]`. */
export type Params = Readonly<Record<string, string>>;

/**
 * A file that a build makes. `inputs` returns all that its page may read, besides the settings and the frame of the site: plain
 * values as JSON has them, and views of papers. A page that read anything else would not be made again when that changes.
 */
export interface Target<Inputs> {
  readonly params: Params;
  readonly inputs: () => Inputs;
}

/** Targets of a route that are made from the same parts of the catalog. */
export interface TargetGroup<Inputs> {
  /** A name that no other group of the route has. */
  readonly name: string;
  /**
   * Returns a digest of all from which the inputs of the targets are made, so that they need not be made if it has not changed. Without
   * it, the inputs of each target are made and compared.
   */
  readonly digest?: () => string;
  targets(): readonly Target<Inputs>[];
}

/** A file of `src/pages`, and the targets that it makes. */
export interface Route<Inputs> {
  /** The path of the file below `src/pages`, without its last ending: `/days/[day]`, `/days/[day].bib`. */
  readonly pattern: string;
  groups(site: Site): Iterable<TargetGroup<Inputs>>;
}

/** All targets of a route. */
export function targetsOf<Inputs>(route: Route<Inputs>, site: Site): Target<Inputs>[] {
  return [...route.groups(site)].flatMap((group) => group.targets());
}

/** A route whose targets are few, or whose inputs are soon made. */
export function plainRoute<Inputs>(
  pattern: string,
  targets: (site: Site) => readonly Target<Inputs>[],
): Route<Inputs> {
  return { pattern, groups: (site) => [{ name: '', targets: () => targets(site) }] };
}

/**
 * A route whose targets are made in groups. `groups` returns for each group a name, and all that it is given: plain values, and parts
 * of the catalog as `Digested`. `targets` makes the targets of a group from that alone, since it gets nothing else; so the digest of
 * what a group is given is a key of all its targets.
 */
export function groupedRoute<Given, Inputs>(
  pattern: string,
  groups: (site: Site) => Iterable<readonly [name: string, given: Given]>,
  targets: (given: Given) => readonly Target<Inputs>[],
): Route<Inputs> {
  return {
    pattern,
    *groups(site) {
      for (const [name, given] of groups(site))
        yield { name, digest: () => digestOfGiven(given), targets: () => targets(given) };
    },
  };
}

/** A page that is always there, with one target. */
export function singlePage<Inputs>(pattern: string, inputs: (site: Site) => Inputs): Route<Inputs> {
  return plainRoute(pattern, (site) => [{ params: {}, inputs: () => inputs(site) }]);
}

/**
 * A page or file that a site may lack. The parameter of its path is its name, since Astro has no other way to leave a page out.
 * `inputs` returns `undefined` if the site has no such page.
 */
export function optionalPage<Inputs>(
  pattern: string,
  params: Params,
  isThere: (site: Site) => boolean,
  inputs: (site: Site) => Inputs,
): Route<Inputs> {
  return plainRoute(pattern, (site) => (isThere(site) ? [{ params, inputs: () => inputs(site) }] : []));
}

/**
 * The path of a target's file below the output folder: `/papers/[id]` with the id `2603.01234` is `papers/2603.01234.html`. A
 * route whose pattern has an ending is a file with that ending.
 */
export function filePathOf(pattern: string, params: Params): string {
  const known = pathMakers.get(pattern) ?? pathMaker(pattern);
  pathMakers.set(pattern, known);
  return known(params);
}

// A site has a hundred thousand paths of some forty patterns.
const pathMakers = new Map<string, (params: Params) => string>();

function pathMaker(pattern: string): (params: Params) => string {
  // At odd places are the names of parameters.
  const parts = pattern.slice(1).split(/\[([^\]]+)\]/u);
  const ending = /\.[a-z]+$/u.test(pattern) ? '' : pattern === '/' ? 'index.html' : '.html';
  return (params) => parts.map((part, at) => (at % 2 === 0 ? part : (params[part] ?? ''))).join('') + ending;
}
