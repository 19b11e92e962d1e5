/** What hosts let caches do with the files of a site. */
export interface CacheRule {
  readonly name: string;
  /** The value of `Cache-Control`, of pages and of all other files; none where the host says nothing. */
  readonly pages: string | undefined;
  readonly others: string | undefined;
}

/** Those of hosts that many people use. */
export const CACHE_RULES: readonly CacheRule[] = [
  // A browser guesses from the age of a file how long it may keep it.
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
