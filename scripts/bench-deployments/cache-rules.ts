/** The caching headers that a host sends with the files of a site. */
export interface CacheRule {
  readonly name: string;
  /** The values of `Cache-Control` for pages and for all other files; `undefined` if the host sends none. */
  readonly pages: string | undefined;
  readonly others: string | undefined;
}

/** The headers of widely used hosts. */
export const CACHE_RULES: readonly CacheRule[] = [
  // Without a header, browsers derive the cache time from the age of the file.
  { name: 'nginx as installed: nothing said', pages: undefined, others: undefined },
  { name: 'GitHub Pages: max-age=600', pages: 'max-age=600', others: 'max-age=600' },
  {
    name: 'Netlify: max-age=0, must-revalidate',
    pages: 'public, max-age=0, must-revalidate',
    others: 'public, max-age=0, must-revalidate',
  },
  {
    name: 'all but pages immutable for a year',
    pages: 'no-cache',
    others: 'public, max-age=31536000, immutable',
  },
];

/** The value of `Cache-Control` for a path. */
export function cacheControl({ pages, others }: CacheRule, path: string): string | undefined {
  return /(?:\/|\.html)(?:\?.*)?$/u.test(path) ? pages : others;
}
