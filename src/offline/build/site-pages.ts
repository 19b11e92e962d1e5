import { hash } from 'node:crypto';
import type { SiteFiles } from '../../output/site-files.ts';
import { withoutAuthorLinks } from '../packs/author-links.ts';
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
  /** A digest of its bytes, or of what of them packs hold. */
  readonly digest: string;
}

/**
 * All pages of a site that packs hold.
 * @param cache keeps what was found in pages.
 */
export async function findPages(site: SiteFiles, cache: PackCache): Promise<SitePage[]> {
  const paths = site.paths().filter((path) => !path.startsWith('assets/'));
  const days = site.below('days').flatMap((name) => /^(\d{4}-\d\d-\d\d)\.html$/u.exec(name)?.[1] ?? []);
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

/** Pages whose paths have the same first letters share a file in the cache: some hundred papers of a month, as `papers/2603.0`. */
const LETTERS = 'papers/2603.0'.length;

/** What packs need to know of the content of a page; its digest if packs hold less than its bytes. */
type PageFacts = Pick<SitePage, 'day' | 'isPaper'> & Partial<Pick<SitePage, 'digest'>>;

/** Finds the newest day to which each page links. Only pages that are new or changed are read. */
async function readDays(
  wanted: readonly { readonly path: string; readonly kind: PageKind }[],
  site: SiteFiles,
  cache: PackCache,
): Promise<SitePage[]> {
  const pages: SitePage[] = [];
  for (const [letters, group] of Map.groupBy(wanted, ({ path }) => path.slice(0, LETTERS))) {
    const name = ['days', letters];
    const known = factsIn(cache.read(name));
    const facts: Record<string, PageFacts> = {};
    let isSame = true;
    for (const { path, kind } of group) {
      const digest = site.digestOf(path);
      const key = `${kind} ${digest}`;
      const own = known[key] ?? factsOf(kind, String(site.read(path)));
      isSame &&= known[key] !== undefined;
      facts[key] = own;
      pages.push({ path, kind, digest, ...own });
    }
    if (!isSame) cache.write(name, new TextEncoder().encode(JSON.stringify(facts)));
  }
  return pages;
}

function factsIn(kept: Uint8Array | undefined): Partial<Record<string, PageFacts>> {
  // The same code wrote it, and the cache has checked it.
  return kept === undefined ? {} : (JSON.parse(new TextDecoder().decode(kept)) as Record<string, PageFacts>);
}

function factsOf(kind: PageKind, html: string): PageFacts {
  const day = kind === 'list' ? undefined : newestDayLinked(html);
  const isPaper = kind === 'paper' && html.includes('class="cite-record"');
  // The author of an old paper may get a page, and packs have no links to it.
  const digest = isPaper ? hash('sha256', withoutAuthorLinks(html), 'base64url') : undefined;
  return { isPaper, ...(day !== undefined && { day }), ...(digest !== undefined && { digest }) };
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
