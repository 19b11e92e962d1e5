import type { Catalog } from '../catalog/catalog.ts';
import type { SiteConfig } from '../site/config.ts';

/** The catalog and the settings of the site whose pages are made. */
export interface Site {
  readonly catalog: Catalog;
  readonly config: SiteConfig;
  readonly contentDir: string;
}

/** The parameters of a route's path, `{ day: '2026-03-04' }` for `/days/[day]`. */
export type Params = Readonly<Record<string, string>>;

/**
 * A file that a build makes. `inputs` returns all that its page may read, besides the settings and the frame of the site: plain
 * values as JSON has them, and views of papers. A page that read anything else would not be made again when that changes.
 */
export interface Target<Inputs> {
  readonly params: Params;
  inputs(): Inputs;
}

/** A file of `src/pages`, and the targets that it makes. */
export interface Route<Inputs> {
  /** The path of the file below `src/pages`, without its last ending: `/days/[day]`, `/days/[day].bib`. */
  readonly pattern: string;
  targets(site: Site): readonly Target<Inputs>[];
}

/** A page that is always there, with one target. */
export function singlePage<Inputs>(pattern: string, inputs: (site: Site) => Inputs): Route<Inputs> {
  return { pattern, targets: (site) => [{ params: {}, inputs: () => inputs(site) }] };
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
  return {
    pattern,
    targets: (site) => (isThere(site) ? [{ params, inputs: () => inputs(site) }] : []),
  };
}

/**
 * The path of a target's file below the output folder: `/papers/[id]` with the id `2603.01234` is `papers/2603.01234.html`. A
 * route whose pattern has an ending is a file with that ending.
 */
export function filePathOf(pattern: string, params: Params): string {
  const path = pattern.slice(1).replace(/\[([^\]]+)\]/gu, (_, name: string) => params[name] ?? '');
  if (/\.[a-z]+$/u.test(pattern)) return path;
  return path === '' ? 'index.html' : `${path}.html`;
}
