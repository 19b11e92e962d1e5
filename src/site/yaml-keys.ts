import { type Document, isMap, isNode, isPair, isScalar, type Pair, visit } from 'yaml';

/** A key of a settings file: its path from the top level, and its offset in the text. */
interface Key {
  readonly path: readonly string[];
  readonly offset: number;
}

/**
 * All keys without a value. `comment` is a value that a `#` turned into a comment, as in `accent: #1f4e7a`.
 */
export function emptyKeys(document: Document, text: string): (Key & { readonly comment?: string })[] {
  return keysOf(document).flatMap(({ pair, ...key }) => {
    const { value } = pair;
    if (value !== null && !(isScalar(value) && value.value === null)) return [];
    const comment = commentIn(text, isScalar(value) ? value.range?.[0] : undefined);
    return [{ ...key, ...(comment !== undefined && { comment }) }];
  });
}

/** All texts before a comment that may be a part of the text: `Group #7`, but not `Group # ours`. */
export function cutComments(
  document: Document,
  text: string,
): (Key & { readonly value: string; readonly comment: string })[] {
  return keysOf(document).flatMap(({ pair: { value }, ...key }) => {
    if (!isScalar(value) || value.type !== 'PLAIN' || typeof value.value !== 'string') return [];
    const comment = commentIn(text, value.range?.[1]);
    return comment === undefined ? [] : [{ ...key, value: value.value, comment }];
  });
}

/**
 * The text directly after a `#` on the line of `offset`; `undefined` if a space follows the `#`, as in most
 * comments.
 */
function commentIn(text: string, offset: number | undefined): string | undefined {
  if (offset === undefined) return undefined;
  return /^[ \t]*#(?=[^\s#])([^\r\n]*)/u.exec(text.slice(offset))?.[1]?.trimEnd();
}

function keysOf(document: Document): (Key & { readonly pair: Pair })[] {
  const found: (Key & { readonly pair: Pair })[] = [];
  visit(document, {
    Pair: (_, pair, ancestors) => {
      const above = ancestors.filter(isPair).map(({ key }) => String(key));
      const offset = isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
      found.push({ path: [...above, String(pair.key)], offset, pair });
    },
  });
  return found;
}

/** The offset of the key at `path`; if there is none, of its nearest parent. */
export function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  const keys = path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const parent = keys.length < 2 ? document.contents : document.getIn(keys.slice(0, -1), true);
  if (isMap(parent)) {
    const key = parent.items.find((item) => String(item.key) === String(keys.at(-1)))?.key;
    if (isNode(key)) return key.range?.[0] ?? 0;
  }
  const node = keys.length === 0 ? document.contents : document.getIn(keys, true);
  const found = isNode(node) ? node : isNode(parent) ? parent : undefined;
  if (found !== undefined || keys.length === 0) return found?.range?.[0] ?? 0;
  return offsetOf(document, keys.slice(0, -1));
}
