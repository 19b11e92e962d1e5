import type { Catalog } from '../catalog/catalog.ts';
import { absoluteUrl, urls } from '../catalog/urls/urls.ts';
import { type Day, latestOf, monthOf } from '../paper/days.ts';
import { element, type XmlElement, xmlDocument } from './xml.ts';

/** A page in the sitemap. */
export interface SitemapEntry {
  /** From the site's root. */
  readonly path: string;
  /** The newest day that its papers name. */
  readonly changed?: Day | undefined;
}

/** The files of a sitemap: `<name>` in `sitemap-<name>.xml` → its pages. */
export type Sitemap = ReadonlyMap<string, readonly SitemapEntry[]>;

// The limit of https://www.sitemaps.org/protocol.html. Its other limit, 50 MB, needs addresses of a thousand
// letters.
const MOST = 50_000;

/**
 * The pages of the site. Days, weeks, months and papers are in the file of their month, so that a new day
 * changes only that file and those of lists, topics and authors. `lists` are the paths of single pages, such
 * as the home page. A file has at most `most` pages.
 */
export function sitemapOf(
  catalog: Catalog,
  { lists, hasAuthors }: { readonly lists: readonly string[]; readonly hasAuthors: boolean },
  most = MOST,
): Sitemap {
  const { editions, months, weeks, years, topics, authors } = catalog;
  const newest = editions.dated.at(-1)?.day;
  const parts = new Map<string, SitemapEntry[]>();
  const add = (part: string, path: string, changed?: Day) => {
    const entries = parts.get(part) ?? [];
    parts.set(part, entries);
    entries.push({ path, changed });
  };
  for (const path of lists) add('lists', path, newest);
  for (const [year, { editions: own }] of years) add('lists', urls.year(year), own.at(-1)?.day);
  for (const { topic, papers, months } of topics.all) {
    add('topics', urls.topic(topic.slug), papers[0]?.listed);
    for (const [month, own] of months) add('topics', urls.topicMonth(topic.slug, month), own[0]?.listed);
  }
  if (hasAuthors) {
    for (const letter of authors.byLetter.keys()) add('authors', urls.authorsUnder(letter));
    for (const { slug, papers } of authors.all) {
      add('authors', urls.author(slug), latestOf(papers.map(({ listed }) => listed)));
    }
  }
  for (const [month, { editions: own }] of months) add(month, urls.month(month), own.at(-1)?.day);
  for (const [week, { editions: own }] of weeks) {
    const last = own.at(-1)?.day;
    if (last !== undefined) add(monthOf(last), urls.week(week), last);
  }
  for (const { day, papers } of [...editions.dated, ...(editions.undated ? [editions.undated] : [])]) {
    const part = day === 'undated' ? day : monthOf(day);
    add(part, urls.day(day), day === 'undated' ? undefined : day);
    for (const { id, listed, updated, withdrawn } of papers) {
      add(part, urls.paper(id), latestOf([listed, updated, withdrawn]));
    }
  }
  return new Map([...parts].flatMap(([name, entries]) => split(name, entries, most)));
}

/** Splits entries into files named `2026-03`, `2026-03-2`, `2026-03-3` … */
function split(
  name: string,
  entries: readonly SitemapEntry[],
  most: number,
): [string, readonly SitemapEntry[]][] {
  return Array.from({ length: Math.ceil(entries.length / most) }, (_, i) => [
    i === 0 ? name : `${name}-${i + 1}`,
    entries.slice(i * most, (i + 1) * most),
  ]);
}

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** One file of the sitemap of the site at `base` (https://www.sitemaps.org/protocol.html). */
export function sitemapXml(entries: readonly SitemapEntry[], base: string): string {
  const all = entries.map(({ path, changed }) => located('url', absoluteUrl(base, path), changed));
  return xmlDocument(element('urlset', { xmlns: NAMESPACE }, ...all));
}

/** A file of the sitemap, and the newest day in it. */
export interface SitemapPart {
  readonly name: string;
  readonly changed?: Day | undefined;
}

/** The files of a sitemap. */
export function sitemapParts(sitemap: Sitemap): SitemapPart[] {
  return [...sitemap].map(([name, entries]) => ({
    name,
    changed: latestOf(entries.map(({ changed }) => changed)),
  }));
}

/** The sitemap index, which lists all files of the sitemap. */
export function sitemapIndexXml(parts: readonly SitemapPart[], base: string): string {
  const all = parts.map(({ name, changed }) =>
    located('sitemap', absoluteUrl(base, urls.sitemap(name)), changed),
  );
  return xmlDocument(element('sitemapindex', { xmlns: NAMESPACE }, ...all));
}

function located(name: string, address: string, changed: Day | undefined): XmlElement {
  const lastmod = changed === undefined ? [] : [element('lastmod', {}, changed)];
  return element(name, {}, element('loc', {}, address), ...lastmod);
}
