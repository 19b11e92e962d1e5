import type { Root } from 'hast';
import { toString as textOf } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';

const SCHEMES = new Set(['http:', 'https:', 'mailto:']);
const HERE = 'https://here.invalid';

/**
 * Markdown in the store may be anybody's: a link that is no web or mail address becomes its text, and so does an image
 * from elsewhere, because no page ever asks a third party for anything.
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

/** Makes links their own text: a title stands inside a link, and links do not nest. */
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
  // Of an address without a scheme only a place in the site is followed: from a folder, `//host` is a file server.
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
    // As browsers do: white space around it and line ends inside it mean nothing.
    const { protocol, origin } = new URL(address, HERE);
    return { protocol, isAbsolute: URL.canParse(address), isHere: origin === HERE };
  } catch {
    return undefined;
  }
}
