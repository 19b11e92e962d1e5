import { completeness } from './completeness.ts';

/**
 * Ways to merge two values of one field. Each is commutative, and associative unless its comment says otherwise, so that
 * the order of the records does not matter.
 */

/** Compares by code units, which gives the same order on every machine, unlike `localeCompare`. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A value as JSON with sorted keys. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => byCodeUnits(a, b)))
      : inner,
  );
}

/** The only value; of two, the more complete text or the longer list; of equals, the first as JSON. */
export function fuller<T extends string | readonly unknown[]>(
  a: T | undefined,
  b: T | undefined,
): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return (byCompleteness(a, b) || byCodeUnits(stableJson(a), stableJson(b))) <= 0 ? a : b;
}

function byCompleteness(a: string | readonly unknown[], b: string | readonly unknown[]): number {
  if (typeof a !== 'string' || typeof b !== 'string') return b.length - a.length;
  const [one, other] = [completeness(a), completeness(b)];
  const at = one.findIndex((amount, index) => amount !== other[index]);
  return at < 0 ? 0 : (other[at] ?? 0) - (one[at] ?? 0);
}

/** The only value; of two, the first as JSON. */
export function first<T>(a: T | undefined, b: T | undefined): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return byCodeUnits(stableJson(a), stableJson(b)) <= 0 ? a : b;
}

/** The higher value. */
export function highest<T extends number | string>(a: T | undefined, b: T | undefined): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}

/** The lower value. */
export function lowest<T extends number | string>(a: T | undefined, b: T | undefined): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

/** All items of both lists, sorted; equal lists keep their order. */
export function union(a: string[] | undefined, b: string[] | undefined): string[] | undefined {
  if (a === undefined || b === undefined || stableJson(a) === stableJson(b)) return a ?? b;
  return [...new Set([...a, ...b])].sort(byCodeUnits);
}

/** All keys of both. For each key, `pick` chooses the value. */
export function mergeObjects<T extends object>(
  a: T | undefined,
  b: T | undefined,
  pick: (a: unknown, b: unknown) => unknown,
): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const [one, other] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  const keys = [...new Set([...one.keys(), ...other.keys()])];
  return Object.fromEntries(keys.map((key) => [key, pick(one.get(key), other.get(key))])) as T;
}

/** An object with the key, or an empty one if there is no value. */
export function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}
