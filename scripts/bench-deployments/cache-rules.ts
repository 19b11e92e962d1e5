import { cacheControlOf, IMMUTABLE, REVALIDATED } from '../../src/hosting/cache-rules.ts';

/** The caching headers that a host sends with the files of a site. */
export type CacheRule =
  | {
      readonly name: string;
      /** The values of `Cache-Control` for pages and for all other files; `undefined` if the host sends none. */
      readonly pages: string | undefined;
      readonly others: string | undefined;
    }
  // The rules of `src/hosting`, which the recipes for servers have.
  | { readonly name: string; readonly isRecipe: true };

/** The headers of widely used hosts, and of our recipes. */
export const CACHE_RULES: readonly CacheRule[] = [
  // Without a header, browsers derive the cache time from the age of the file.
  { name: 'nginx as installed: nothing said', pages: undefined, others: undefined },
  { name: 'GitHub Pages: max-age=600', pages: 'max-age=600', others: 'max-age=600' },
  {
    name: 'Netlify: max-age=0, must-revalidate',
    pages: 'public, max-age=0, must-revalidate',
    others: 'public, max-age=0, must-revalidate',
  },
  { name: 'all but pages immutable for a year', pages: REVALIDATED, others: IMMUTABLE },
  { name: 'the recipe for nginx', isRecipe: true },
];

/** The value of `Cache-Control` for a path. */
export function cacheControl(rule: CacheRule, path: string): string | undefined {
  const [file = ''] = path.split('?', 1);
  if ('isRecipe' in rule) return cacheControlOf(file);
  return /(?:\/|\.html)$/u.test(file) ? rule.pages : rule.others;
}
