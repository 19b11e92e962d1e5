import type { Root } from 'hast';
import { toString as textOf } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';

const SCHEMES = new Set(['http:', 'https:', 'mailto:']);
const HERE = 'https://here.invalid';

/**
 * Replaces unsafe links and remote images by their text, because the Markdown is untrusted. A link is safe if it leads to a
 * web or mail address. Images have to be local, because pages load nothing from third parties.
 */
export function rehypeSafeLinks() {
  return (tree: Root) => {
    visit(tree, 'element', (node, index, parent) => {
      if (parent === undefined || index === undefined) return;
      if (node.tagName === 'img' && !isLocalImage(node.properties.src)) {
        parent.children.splice(index, 1, { type: 'text', value: String(node.properties.alt ?? '') });
        return [SKIP, index];
      }
      if (node.tagName === 'a' && !isSafeLink(node.properties.href)) {
        parent.children.splice(index, 1, ...node.children);
        return [SKIP, index];
      }
      return;
    });
  };
}

/** Replaces links by their text. Titles are inside of links, and links do not nest. */
export function rehypeUnwrapLinks() {
  return (tree: Root) => {
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName !== 'a' || parent === undefined || index === undefined) return;
      parent.children.splice(index, 1, { type: 'text', value: textOf(node) });
      return SKIP;
    });
  };
}

function isSafeLink(address: unknown): boolean {
  const url = resolveUrl(address);
  // Without a scheme only addresses in the site are safe: on a page opened from disk, `//host` is a file server.
  return url !== undefined && (url.isAbsolute ? SCHEMES.has(url.protocol) : url.isHere);
}

function isLocalImage(address: unknown): boolean {
  const url = resolveUrl(address);
  return url !== undefined && !url.isAbsolute && url.isHere;
}

function resolveUrl(
  address: unknown,
): { protocol: string; isAbsolute: boolean; isHere: boolean } | undefined {
  if (typeof address !== 'string') return undefined;
  try {
    // Like browsers, `URL` ignores white space around an address and line ends inside.
    const { protocol, origin } = new URL(address, HERE);
    return { protocol, isAbsolute: URL.canParse(address), isHere: origin === HERE };
  } catch {
    return undefined;
  }
}
