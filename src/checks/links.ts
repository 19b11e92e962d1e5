import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

/** A link that is broken, at least on some hosts. */
export interface LinkProblem {
  /** The page, from the site's root. */
  readonly page: string;
  readonly link: string;
  readonly kind: LinkProblemKind;
}

export type LinkProblemKind = 'missing file' | 'missing fragment' | 'starts at the root' | 'not an address';

/** The links of a page, and the ids in it. */
export interface PageLinks {
  readonly links: readonly string[];
  readonly ids: ReadonlySet<string>;
}

const ATTRIBUTES = ['href', 'src', 'action', 'poster', 'data'] as const;
// Every other link is a path of the site.
const ELSEWHERE = /^(?:https?|mailto|data):|^\/\//iu;

/** The links and ids of a page's HTML, parsed as a browser does. */
export function linksOf(html: string): PageLinks {
  const links = new Set<string>();
  const ids = new Set<string>();
  visit(fromHtml(html), 'element', ({ tagName, properties }) => {
    for (const name of ATTRIBUTES) if (properties[name] !== undefined) links.add(String(properties[name]));
    if (typeof properties.srcSet === 'string')
      for (const link of candidates(properties.srcSet)) links.add(link);
    if (properties.id !== undefined) ids.add(String(properties.id));
    if (tagName === 'a' && properties.name !== undefined) ids.add(String(properties.name));
  });
  return { links: [...links], ids };
}

/** The addresses in a `srcset`. */
function candidates(srcSet: string): string[] {
  return srcSet.split(',').map((candidate) => candidate.trim().split(/\s/u)[0] ?? '');
}

/**
 * All broken links of a built site. Links must be relative, because the same pages are served below any path and opened from a
 * folder.
 * @param files the paths of the site's files from its root, such as `index.html`.
 * @param read returns the text of a file.
 */
export async function checkLinks(
  files: readonly string[],
  read: (file: string) => Promise<string>,
): Promise<LinkProblem[]> {
  const known = new Set(files);
  const ids = new Map<string, ReadonlySet<string>>();
  const problems: LinkProblem[] = [];
  const later: { page: string; link: string; target: string; fragment: string }[] = [];
  for (const page of files.filter((file) => file.endsWith('.html'))) {
    const { links, ids: own } = linksOf(await read(page));
    ids.set(page, own);
    for (const link of links) {
      const found = resolveLink(page, link);
      if (found === undefined) continue;
      if ('kind' in found) problems.push({ page, link, kind: found.kind });
      else if (!known.has(found.target)) problems.push({ page, link, kind: 'missing file' });
      else if (found.fragment !== '') later.push({ page, link, ...found });
    }
  }
  for (const { page, link, target, fragment } of later) {
    if (target.endsWith('.html') && ids.get(target)?.has(fragment) !== true)
      problems.push({ page, link, kind: 'missing fragment' });
  }
  return problems;
}

/** {@link checkLinks} for files in a folder. */
export async function checkFolderLinks(folder: string, files: readonly string[]): Promise<LinkProblem[]> {
  return checkLinks(files, (file) => readFile(posix.join(folder, file), 'utf8'));
}

type Resolved = { readonly target: string; readonly fragment: string } | { readonly kind: LinkProblemKind };

/** The target of a link, as a path from the root; `undefined` for a link to another site. */
export function resolveLink(page: string, link: string): Resolved | undefined {
  if (ELSEWHERE.test(link)) return undefined;
  if (link.startsWith('/')) return { kind: 'starts at the root' };
  const [path = '', fragment = ''] = link.split('#', 2);
  const file = path.split('?', 1)[0] ?? '';
  const decoded = decode(file);
  const anchor = decode(fragment);
  if (decoded === undefined || anchor === undefined || /^[a-z][a-z0-9+.-]*:/iu.test(link))
    return { kind: 'not an address' };
  if (decoded === '') return { target: page, fragment: anchor };
  const target = posix.join(posix.dirname(page), decoded);
  return {
    target: target.endsWith('/') || target === '.' ? posix.join(target, 'index.html') : target,
    fragment: anchor,
  };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
