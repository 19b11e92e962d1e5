import type { Catalog } from '../catalog/catalog.ts';
import { currentCatalog } from '../catalog/current-catalog.ts';
import { environment } from '../site/environment.ts';
import { site } from '../site/site.ts';
import { frameOf, type SiteFrame } from './frame.ts';
import { renderedTarget } from './rendered-target.ts';
import { targetsOf as allTargetsOf, type Params, type Route, type Site, type Target } from './target.ts';

/** The static paths of a route, for Astro. */
export async function pathsOf(route: Route<unknown>): Promise<{ params: Record<string, string> }[]> {
  const target = renderedTarget();
  if (target !== undefined) return target.pattern === route.pattern ? [{ params: { ...target.params } }] : [];
  return [...(await targetsOf(route)).values()].map(({ params }) => ({ params: { ...params } }));
}

/**
 * All that the page with these parameters may read of the papers, besides the frame.
 * @throws if the route has no such page.
 */
export async function inputsOf<Inputs>(
  route: Route<Inputs>,
  params: Record<string, string | undefined> = {},
): Promise<Inputs> {
  const rendered = renderedTarget();
  if (rendered !== undefined) {
    if (rendered.pattern !== route.pattern || keyOf(rendered.params) !== keyOf(params))
      throw new Error(`The page ${route.pattern} was rendered in the place of ${rendered.pattern}.`);
    // The process that sets the target read the inputs from the same route.
    return rendered.inputs as Inputs;
  }
  const target = (await targetsOf(route)).get(keyOf(params));
  if (target === undefined)
    throw new Error(`There is no page ${route.pattern} for ${JSON.stringify(params)}.`);
  return target.inputs();
}

/** The frame of the site. */
export async function siteFrame(): Promise<SiteFrame> {
  const rendered = renderedTarget();
  if (rendered !== undefined) return rendered.frame;
  const current = await currentSite();
  const known = frames.get(current.catalog) ?? frameOf(current);
  frames.set(current.catalog, known);
  return known;
}

const frames = new WeakMap<Catalog, SiteFrame>();
const known = new WeakMap<Catalog, Map<string, ReadonlyMap<string, Target<unknown>>>>();

/** The targets of a route by their parameters. They are listed once for each catalog. */
async function targetsOf<Inputs>(route: Route<Inputs>): Promise<ReadonlyMap<string, Target<Inputs>>> {
  const current = await currentSite();
  const byRoute = known.get(current.catalog) ?? new Map<string, ReadonlyMap<string, Target<unknown>>>();
  known.set(current.catalog, byRoute);
  const listed = byRoute.get(route.pattern);
  // The map of a pattern has the targets of its only route.
  if (listed !== undefined) return listed as ReadonlyMap<string, Target<Inputs>>;
  const targets = new Map(allTargetsOf(route, current).map((target) => [keyOf(target.params), target]));
  byRoute.set(route.pattern, targets);
  return targets;
}

async function currentSite(): Promise<Site> {
  const catalog = await currentCatalog();
  return { catalog, config: site(), contentDir: environment.contentDir, recordDigest: () => '' };
}

function keyOf(params: Params | Record<string, string | undefined>): string {
  return Object.entries(params)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value ?? ''}`)
    .join('&');
}
