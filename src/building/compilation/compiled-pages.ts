import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RouteData } from 'astro';
import { withRelativeUrls } from '../../catalog/urls/relative-urls.ts';
import { type RenderedTarget, setRenderedTarget } from '../../targets/rendered-target.ts';
import { filePathOf } from '../../targets/target.ts';
import { CODE_FOLDER, compiledPagesSchema, PAGES_FILE } from './keep-compiled-pages.ts';

/** The app of pages that Astro has compiled; see `core/build/app.js` in Astro. */
interface PagesApp {
  readonly manifest: { readonly routes: readonly { readonly routeData: RouteData }[] };
  readonly routeCache: { clearAll(): void };
  setInternals(internals: unknown): void;
  setOptions(options: unknown): void;
  render(request: Request, options: { routeData: RouteData }): Promise<Response>;
}

/** Renders a target: returns the bytes of its file. */
export type RenderPage = (target: RenderedTarget) => Promise<Uint8Array>;

// Pages are rendered as if for a host without a name.
const ORIGIN = 'http://localhost';

/** Loads the compiled pages in `folder`. `warn` gets the warnings of Astro. */
export async function loadCompiledPages(
  folder: string,
  warn: (message: string) => void,
): Promise<RenderPage> {
  const { entry, styles } = compiledPagesSchema.parse(
    JSON.parse(await readFile(join(folder, PAGES_FILE), 'utf8')),
  );
  const { app } = (await import(pathToFileURL(join(folder, CODE_FOLDER, entry)).href)) as { app: PagesApp };
  app.setInternals({ pagesByKeys: new Map(styles.map(([key, own]) => [key, { styles: own }])) });
  app.setOptions({
    settings: { scripts: [] },
    logger: { options: { destination: { write: ({ message }: { message: string }) => warn(message) } } },
  });
  const routes = new Map(app.manifest.routes.map(({ routeData }) => [routeData.route, routeData]));
  const routeOf = (pattern: string): RouteData => {
    const route = routes.get(pattern);
    if (route === undefined) throw new Error(`No page was compiled for the route ${pattern}.`);
    return route;
  };
  return async (target) => {
    const routeData = routeOf(target.pattern);
    setRenderedTarget(target);
    // Astro remembers the paths of a route; here it has another one for each target.
    app.routeCache.clearAll();
    const path = `/${filePathOf(target.pattern, target.params)}`;
    const request = new Request(`${ORIGIN}${encodeURI(path)}`);
    const response = await app.render(request, { routeData });
    if (response.status !== 200 && target.pattern !== '/404')
      throw new Error(`The page answered with the status ${response.status}.`);
    const isPage = response.headers.get('Content-Type')?.startsWith('text/html') === true;
    // One build runs at any base path and from a folder.
    if (isPage) return Buffer.from(withRelativeUrls(await response.text(), path));
    return new Uint8Array(await response.arrayBuffer());
  };
}
