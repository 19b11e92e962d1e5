import { INDEX_FOLDER } from '../../search/format/manifest.ts';
import { lookUp } from '../../tables/lookup.ts';

/** The number of files of one kind, and their bytes. */
export interface KindStats {
  readonly kind: string;
  readonly files: number;
  readonly bytes: number;
}

/** The kinds of files in the folders of a site that have one kind only. */
const FOLDERS: Readonly<Record<string, string>> = {
  [INDEX_FOLDER]: 'search index',
  packs: 'offline packs',
  assets: 'styles, fonts and scripts',
  'for-you': 'For you',
};

/** Kinds of files that are in several folders, by their endings. */
const ENDINGS: Readonly<Record<string, string>> = {
  png: 'pictures',
  bib: 'BibTeX',
  xml: 'feeds and sitemap',
  json: 'feeds and sitemap',
  opml: 'feeds and sitemap',
};

/** The folders whose pages are kinds of their own. */
const PAGES = ['papers', 'days', 'weeks', 'months', 'years', 'topics', 'authors'];

/**
 * The kind of a file for the report of a build: `pages of papers` for `papers/2603.01234.html`.
 * @param path below the folder of the site, with slashes.
 */
export function kindOf(path: string): string {
  const slash = path.indexOf('/');
  const folder = slash === -1 ? path : path.slice(0, slash);
  const ofFolder = lookUp(FOLDERS, folder);
  if (ofFolder !== undefined) return ofFolder;
  const ending = path.slice(path.lastIndexOf('.') + 1);
  const ofEnding = lookUp(ENDINGS, ending);
  if (ofEnding !== undefined) return ofEnding;
  if (PAGES.includes(folder) && path !== folder) return `pages of ${folder}`;
  return path.endsWith('.html') ? 'single pages' : 'other files';
}

/** Counts files by kind. */
export class KindCounter {
  readonly #counts = new Map<string, { files: number; bytes: number }>();

  add(path: string, bytes: number): void {
    const kind = kindOf(path);
    const count = this.#counts.get(kind) ?? { files: 0, bytes: 0 };
    this.#counts.set(kind, count);
    count.files += 1;
    count.bytes += bytes;
  }

  /** The kinds, the one with the most files first. */
  kinds(): KindStats[] {
    return [...this.#counts]
      .map(([kind, count]) => ({ kind, ...count }))
      .sort((a, b) => b.files - a.files || (a.kind < b.kind ? -1 : 1));
  }
}
