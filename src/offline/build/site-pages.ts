import type { SiteFiles } from '../../output/site-files.ts';
import type { PackCache } from './pack-cache.ts';
import { newestDayLinked, type PageKind, pageKindOf } from './page-dates.ts';

/** A page, or a script that pages of a month need. */
export interface SitePage {
  /** Its path from the site's root. */
  readonly path: string;
  readonly kind: PageKind;
  /** The newest day that it links to. */
  readonly day?: string;
  /** Whether it is the page of a paper, and not of a former id. */
  readonly isPaper: boolean;
  /** A digest of its bytes. */
  readonly digest: string;
}

/**
 * All pages of a site that packs hold.
 * @param cache keeps what was found in pages.
 */
export async function findPages(site: SiteFiles, cache: PackCache): Promise<SitePage[]> {
  const paths = site.paths().filter((path) => !path.startsWith('assets/'));
  const days = paths.flatMap((path) => /^days\/(\d{4}-\d\d-\d\d)\.html$/u.exec(path)?.[1] ?? []);
  const openMonth = days.at(-1)?.slice(0, 7) ?? '';
  const wanted = paths.flatMap((path) => {
    const kind = path.endsWith('.html') ? pageKindOf(path, openMonth) : undefined;
    return kind === undefined ? [] : [{ path, kind }];
  });
  const pages: SitePage[] = [];
  for (const { path, day } of scriptsOf(paths, days))
    pages.push({ path, kind: 'edition', day, isPaper: false, digest: site.digestOf(path) });
  const found = await readDays(wanted, site, cache);
  return [...pages, ...found];
}

/** Pages whose paths have the same first letters share a value in the cache: some hundred papers of a month, as `papers/2603.01`. */
const LETTERS = 'papers/2603.01'.length;

/** Finds the newest day to which each page links. */
async function readDays(
  wanted: readonly { readonly path: string; readonly kind: PageKind }[],
  site: SiteFiles,
  cache: PackCache,
): Promise<SitePage[]> {
  const pages: SitePage[] = [];
  for (const group of Map.groupBy(wanted, ({ path }) => path.slice(0, LETTERS)).values()) {
    const some = group.map((page) => ({ ...page, digest: site.digestOf(page.path) }));
    const parts = ['days', ...some.map(({ kind, digest }) => `${kind} ${digest}`)];
    const json = await cache.get(parts, async () => {
      const days = some.map(({ path, kind }) => dayOf(kind, String(site.read(path))));
      return new TextEncoder().encode(JSON.stringify(days));
    });
    const days = JSON.parse(new TextDecoder().decode(json)) as ReturnType<typeof dayOf>[];
    for (const [i, page] of some.entries()) pages.push({ ...page, isPaper: false, ...days[i] });
  }
  return pages;
}

function dayOf(kind: PageKind, html: string): Pick<SitePage, 'day' | 'isPaper'> {
  const day = kind === 'list' ? undefined : newestDayLinked(html);
  const isPaper = kind === 'paper' && html.includes('class="cite-record"');
  return { isPaper, ...(day !== undefined && { day }) };
}

/** The scripts of months. They change with the newest day of their month. */
function scriptsOf(
  paths: readonly string[],
  days: readonly string[],
): { readonly path: string; readonly day: string }[] {
  const lastDays = new Map(days.map((day) => [day.slice(0, 7), day]));
  return paths.flatMap((path) => {
    const month = /^months\/(\d{4}-\d\d)\.js$/u.exec(path)?.[1];
    const day = month === undefined ? undefined : lastDays.get(month);
    return day === undefined ? [] : [{ path, day }];
  });
}
