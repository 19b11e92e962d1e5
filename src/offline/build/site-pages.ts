import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from '../../store/folder-files.ts';
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
}

/** How many files are read at once. */
const AT_ONCE = 64;

/** All pages of a built site that packs hold. */
export async function findPages(site: string): Promise<SitePage[]> {
  const paths = (await filesBelow(site)).filter((path) => !path.startsWith('assets/'));
  const days = paths.flatMap((path) => /^days\/(\d{4}-\d\d-\d\d)\.html$/u.exec(path)?.[1] ?? []);
  const openMonth = days.at(-1)?.slice(0, 7) ?? '';
  const pages: SitePage[] = scriptsOf(paths, days);
  const wanted = paths.flatMap((path) => {
    const kind = path.endsWith('.html') ? pageKindOf(path, openMonth) : undefined;
    return kind === undefined ? [] : [{ path, kind }];
  });
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const read = wanted.slice(at, at + AT_ONCE).map(async ({ path, kind }): Promise<SitePage> => {
      const html = await readFile(join(site, path), 'utf8');
      const day = kind === 'list' ? undefined : newestDayLinked(html);
      const isPaper = kind === 'paper' && html.includes('class="cite-record"');
      return { path, kind, isPaper, ...(day !== undefined && { day }) };
    });
    pages.push(...(await Promise.all(read)));
  }
  return pages;
}

/** The scripts of months. They change with the newest day of their month. */
function scriptsOf(paths: readonly string[], days: readonly string[]): SitePage[] {
  return paths.flatMap((path) => {
    const month = /^months\/(\d{4}-\d\d)\.js$/u.exec(path)?.[1];
    const day = days.findLast((each) => month !== undefined && each.startsWith(month));
    return day === undefined ? [] : [{ path, kind: 'edition', day, isPaper: false } as const];
  });
}
