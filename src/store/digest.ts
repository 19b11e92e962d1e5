import { hash } from 'node:crypto';
import type { Paper } from '../paper/schema.ts';

/**
 * A short digest of what Broadsheet writes of a paper. Where the one in a file does not fit the file any more, a person
 * has edited it. Topics and `hidden` are left out: to pin or to hide claims nothing else.
 */
export function digestOf(paper: Paper): string {
  const { topics: _, hidden: __, ...written } = paper;
  return hash('sha256', canonicalJson(written)).slice(0, 12);
}

/** `value` as JSON that does not depend on the order of keys, nor on keys that are undefined. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members: string[] = [];
  // Every paper that is read comes by here.
  for (const key of Object.keys(value).sort()) {
    const inner: unknown = Reflect.get(value, key);
    if (inner !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(inner)}`);
  }
  return `{${members.join(',')}}`;
}
