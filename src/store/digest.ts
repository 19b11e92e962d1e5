import { hash } from 'node:crypto';
import type { Paper } from '../paper/schema.ts';

/**
 * A short digest of the fields that Broadsheet writes. If the `digest` in a paper's file does not match, a
 * person has edited the fields. `topics` and `hidden` are excluded, since only a person sets them.
 */
export function digestOf(paper: Paper): string {
  const { topics: _, hidden: __, ...written } = paper;
  return hash('sha256', canonicalJson(written)).slice(0, 12);
}

/** `value` as JSON with sorted keys and without undefined ones. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members: string[] = [];
  // A plain loop, since this runs for every paper that is read.
  for (const key of Object.keys(value).sort()) {
    const inner: unknown = Reflect.get(value, key);
    if (inner !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(inner)}`);
  }
  return `{${members.join(',')}}`;
}
