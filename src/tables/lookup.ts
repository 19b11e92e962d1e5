/**
 * The value of a table for a key that may be any text; `undefined` if the table has no such key of its own. Every object also has
 * `constructor` and `valueOf`, which `table[key]` would return.
 */
export function lookUp<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
