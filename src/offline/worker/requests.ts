import { INDEX_FOLDER, MANIFEST_FILE } from '../../search/format/manifest.ts';
import { PACKS_FOLDER } from '../packs/pack-manifest.ts';

/** How a request is answered; `undefined`: as if there were no worker. */
export type RequestKind = 'page' | 'asset' | 'index' | 'file' | undefined;

/** The parts of a request that tell how it is answered. */
export interface RequestFacts {
  readonly method: string;
  readonly mode: string;
  readonly url: string;
  /** Whether only a part of the file is asked for. The caches of browsers cannot hold parts. */
  readonly isRange: boolean;
}

/**
 * How a request is answered.
 * @param root the address of the site's root, which ends in a slash.
 * @param folders the folders of the site.
 */
export function kindOf(request: RequestFacts, root: string, folders: readonly string[]): RequestKind {
  if (request.method !== 'GET' || request.isRange || !request.url.startsWith(root)) return undefined;
  const path = pathOf(request.url, root);
  const [folder, ...rest] = path.split('/');
  if (rest.length > 0 && !folders.includes(folder ?? '')) return undefined;
  if (path === `${INDEX_FOLDER}/${MANIFEST_FILE}`) return 'file';
  // The next build reads this list of files. Pages do not.
  if (path === `${INDEX_FOLDER}/parts.json`) return undefined;
  // Whoever downloads a pack stores it.
  if (folder === PACKS_FOLDER) return undefined;
  if (folder === INDEX_FOLDER) return 'index';
  if (folder === 'assets') return 'asset';
  if (request.mode === 'navigate' || path === '' || /(?:\/|\.html)$/u.test(path)) return 'page';
  return 'file';
}

/** The path of an address from the root, without query and fragment. */
export function pathOf(address: string, root: string): string {
  return decodePath(new URL(address).pathname.slice(new URL(root).pathname.length));
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * The path of a page's file. Hosts serve `index.html` at the root, and some serve `a.html` at `a` or `a/`.
 * @example pageFile('') // 'index.html'
 * @example pageFile('papers/2603.01234') // 'papers/2603.01234.html'
 * @example pageFile('papers/2603.01234/') // 'papers/2603.01234.html'
 */
export function pageFile(path: string): string {
  if (path === '') return 'index.html';
  return path.endsWith('.html') ? path : `${path.replace(/\/+$/u, '')}.html`;
}

/**
 * Whether a response is the page at `path` from another of its addresses. Some hosts redirect `search.html` to `search` or
 * `search/`. Browsers do not show a response that has been redirected, so a copy of it is stored. Another redirect, such as one to
 * a page for signing in, leads to another file.
 */
export function isPageElsewhere(response: Response, path: string, root: string): boolean {
  const { status, type, redirected, url } = response;
  if (status !== 200 || type !== 'basic' || !redirected || !url.startsWith(root)) return false;
  return pageFile(pathOf(url, root)) === path;
}
