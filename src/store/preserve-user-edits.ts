import { type Document, isMap, isNode, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import { canonicalJson } from './digest.ts';

/**
 * Copies a person's edits from the former front matter: their own keys, all comments, and the formatting of
 * each value that is unchanged.
 */
export function preserveUserEdits(document: Document, former: Document, own: ReadonlySet<string>): void {
  if (!isMap(document.contents) || !isMap(former.contents)) return;
  preserveInMap(document.contents, former.contents, own);
  document.contents.commentBefore = former.contents.commentBefore ?? null;
  document.contents.comment = former.contents.comment ?? null;
  document.commentBefore = former.commentBefore;
  document.comment = former.comment;
}

function preserveInMap(map: YAMLMap, former: YAMLMap, own?: ReadonlySet<string>): void {
  let orphaned = '';
  for (const old of former.items) {
    const at = map.items.findIndex((pair) => keyOf(pair) === keyOf(old));
    const fresh = map.items[at];
    if (fresh !== undefined) map.items[at] = mergePair(fresh, old);
    // Before the digest, which stays last.
    else if (own !== undefined && !own.has(keyOf(old))) map.items.splice(-1, 0, old);
    else {
      orphaned = joined(orphaned, commentBefore(old));
      continue;
    }
    if (orphaned !== '' && isScalar(old.key)) {
      // The key below the comment is gone: the comment moves to the next key.
      const next = fresh === undefined ? old : map.items[at];
      if (isScalar(next?.key)) next.key.commentBefore = joined(orphaned, next.key.commentBefore ?? '');
      orphaned = '';
    }
  }
}

function mergePair(fresh: Pair, old: Pair): Pair {
  if (sameValue(fresh.value, old.value)) return old;
  fresh.value = mergeValue(fresh.value, old.value);
  // The old key has the comment above it and the blank line before it.
  return Object.assign(fresh, { key: old.key });
}

/** The fresh value with the comments and the formatting of the old one. */
function mergeValue(fresh: unknown, old: unknown): unknown {
  if (!isNode(fresh) || !isNode(old)) return fresh;
  if (isMap(fresh) && isMap(old)) preserveInMap(fresh, old);
  if (isSeq(fresh) && isSeq(old)) {
    fresh.items = fresh.items.map((item) => old.items.find((other) => sameValue(item, other)) ?? item);
  }
  if ('commentBefore' in old && old.commentBefore != null) fresh.commentBefore = old.commentBefore;
  if (old.comment != null) fresh.comment = old.comment;
  return fresh;
}

function sameValue(a: unknown, b: unknown): boolean {
  return isNode(a) && isNode(b) && canonicalJson(a.toJSON()) === canonicalJson(b.toJSON());
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

function commentBefore({ key }: Pair): string {
  return isScalar(key) ? (key.commentBefore ?? '') : '';
}

function joined(...comments: string[]): string {
  return comments.filter((comment) => comment !== '').join('\n');
}
