import { type Document, isMap, isNode, isScalar, type Pair } from 'yaml';
import { canonical } from './digest.ts';

/**
 * Carries over from the former front matter what Broadsheet did not write: keys that are not its own, and the comments
 * and the formatting of every value that stays the same.
 */
export function keepWhatPeopleWrote(document: Document, former: Document, own: ReadonlySet<string>): void {
  if (!isMap(document.contents) || !isMap(former.contents)) return;
  const pairs = document.contents.items;
  for (const old of former.contents.items) {
    const key = isScalar(old.key) ? String(old.key.value) : '';
    const at = pairs.findIndex((pair) => isScalar(pair.key) && pair.key.value === key);
    const fresh = pairs[at];
    if (!own.has(key)) pairs.splice(-1, 0, old);
    else if (fresh !== undefined && sameValue(fresh, old)) pairs[at] = old;
    else if (fresh !== undefined) copyComments(old, fresh);
  }
  document.commentBefore = former.commentBefore;
  document.comment = former.comment;
}

function sameValue(a: Pair, b: Pair): boolean {
  return isNode(a.value) && isNode(b.value) && canonical(a.value.toJSON()) === canonical(b.value.toJSON());
}

function copyComments(from: Pair, to: Pair): void {
  if (isScalar(from.key) && isScalar(to.key))
    Object.assign(to.key, { commentBefore: from.key.commentBefore ?? null });
  if (isNode(from.value) && isNode(to.value) && from.value.comment != null)
    to.value.comment = from.value.comment;
}
