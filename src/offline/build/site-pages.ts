import type { SiteFiles } from '../../output/site-files.ts';
import { digestOf } from '../../store/checked-json.ts';
import { withoutAuthorLinks } from '../packs/author-links.ts';
import { nextMonthOf, withoutNextMonth } from './open-month.ts';
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
  /** Whether its pack leaves out the link to the open month. */
  readonly isBeforeOpenMonth?: true;
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
  const found = await readDays(wanted, openMonth, site, cache);
  return [...pages, ...found];
}

/** Pages whose paths have the same first letters share a file in the cache: some hundred papers of a month, as `papers/2603.0`. */
const LETTERS = 'papers/2603.0'.length;

/** What packs need to know of the content of a page; its digest if packs hold less than its bytes. */
interface PageFacts extends Pick<SitePage, 'day' | 'isPaper'>, Partial<Pick<SitePage, 'digest'>> {
  /** The next month to which the page of a topic's month links, and the digest of the page without that link. */
  readonly next?: readonly [month: string, digest: string];
}

/** Finds the newest day to which each page links. Only pages that are new or changed are read. */
async function readDays(
  wanted: readonly { readonly path: string; readonly kind: PageKind }[],
  openMonth: string,
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
      const { next, ...rest } = own;
      const isOpen = next?.[0] === openMonth;
      pages.push({
        path,
        kind,
        digest,
        ...rest,
        ...(isOpen && { digest: next[1], isBeforeOpenMonth: true }),
      });
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
  const digest = isPaper ? digestOf(withoutAuthorLinks(html)) : undefined;
  const next = kind === 'edition' ? nextMonthOf(html) : undefined;
  return {
    isPaper,
    ...(day !== undefined && { day }),
    ...(digest !== undefined && { digest }),
    ...(next !== undefined && { next: [next, digestOf(withoutNextMonth(html))] }),
  };
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
