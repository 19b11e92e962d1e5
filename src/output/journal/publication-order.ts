/** Files that name others: a reader who has the new one asks for these. */
const INDEXES =
  /(?:^|\/)(?:shards\.json|parts\.json|manifest\.json|feeds?\.(?:xml|json|opml)|[\w-]+\.webmanifest|sitemap[\w-]*\.xml|robots\.txt|broadsheet\.json|_headers)$|\.xml$/u;

/** With the new worker, browsers store the new files. */
const WORKER = 'service-worker.js';

/**
 * The place of a file in the order in which files are put into the output folder, so that a reader or an upload meanwhile finds no
 * dead link: files with new names first, pages after what they show, then the files that name others.
 */
export function orderOf(path: string, isNew: boolean): number {
  if (path === WORKER) return 6;
  if (INDEXES.test(path)) return 5;
  const isPage = path.endsWith('.html');
  if (isNew) return isPage ? 1 : 0;
  if (!isPage) return 2;
  return path.includes('/') ? 3 : 4;
}
