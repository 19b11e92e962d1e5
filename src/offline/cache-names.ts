/** The caches of a site, without the prefix. */
export type CacheKind = 'pages' | 'files' | 'index' | 'packs';

/**
 * The prefix of the names of a site's caches. All sites of a host share its caches, so the prefix has the path of the site's
 * root. The colon keeps `/a/` and `/a/b/` apart.
 * @param root the path of the root, which ends in a slash.
 */
export function cachePrefix(root: string): string {
  return `broadsheet:${root}:`;
}

/** The name of a site's cache. */
export function cacheName(root: string, kind: CacheKind): string {
  return cachePrefix(root) + kind;
}

/** The name of the cache with the shell of a build. */
export function shellCacheName(root: string, digest: string): string {
  return `${cachePrefix(root)}shell-${digest}`;
}

/** Whether a cache has the shell of any build of a site. */
export function isShellCache(name: string, root: string): boolean {
  return name.startsWith(shellCacheName(root, ''));
}
