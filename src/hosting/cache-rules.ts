import { PACKS_FOLDER } from '../offline/packs/pack-manifest.ts';
import { INDEX_FOLDER } from '../search/format/manifest.ts';

/** `Cache-Control` for files that never change under their name. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** `Cache-Control` for all other files: a browser may keep them, but asks before each use whether they have changed. */
export const REVALIDATED = 'no-cache';

/**
 * The files whose names have a digest of their content, as patterns of paths from the site's root. The syntax is that of
 * `_headers`: `*` stands for any characters, `:name` for at least one character other than a slash. Cloudflare allows one `*` in a
 * pattern.
 */
export const IMMUTABLE_FILES = [
  '/assets/*',
  // The folders of the index have a digest in their names. The manifest beside them has none.
  `/${INDEX_FOLDER}/:part/*`,
  `/${INDEX_FOLDER}/pagefind.*`,
  `/${INDEX_FOLDER}/wasm.*`,
  `/${PACKS_FOLDER}/*.pack`,
  '/for-you/*.js',
] as const;

/** The source of a regular expression for the end of an address that fits a pattern, below any base path. */
export function sourceOf(pattern: string): string {
  const escaped = pattern.replaceAll('.', '\\.');
  return escaped.replaceAll('*', '.*').replaceAll(/:[a-z]+/gu, '[^/]+');
}

/**
 * The source of one regular expression for all immutable files. The configurations in `docs/hosting/` contain it, in a syntax that
 * nginx, Caddy, Apache and lighttpd share.
 */
export const IMMUTABLE_SOURCE = `(?:${IMMUTABLE_FILES.map(sourceOf).join('|')})$`;

const IMMUTABLE_PATH = new RegExp(`^${IMMUTABLE_SOURCE}`, 'u');

/** The value of `Cache-Control` for a file. @param path from the site's root, with a slash at the start. */
export function cacheControlOf(path: string): string {
  return IMMUTABLE_PATH.test(path) ? IMMUTABLE : REVALIDATED;
}
