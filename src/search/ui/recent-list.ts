const LIMIT = 8;
/** In characters. Longer texts are pasted once and not searched for again. */
const LONGEST = 200;

/**
 * Puts a search before the older ones, and returns at most `limit`. Removes older searches that are prefixes of the new one,
 * regardless of case, because they are unfinished versions of it.
 */
export function addRecent(list: readonly string[], query: string, limit: number = LIMIT): readonly string[] {
  const newer = query.replace(/\s+/gu, ' ').trim();
  if (newer === '' || newer.length > LONGEST) return list;
  const others = list.filter((older) => !newer.toLowerCase().startsWith(older.toLowerCase()));
  return [newer, ...others].slice(0, limit);
}

/** Reads a text of {@link writeRecent}, the newest first; an empty list for any other text. */
export function readRecent(text: string): readonly string[] {
  const list = parsed(text);
  return Array.isArray(list) && list.every(isSearch) ? list.slice(0, LIMIT) : [];
}

/** Writes the searches as JSON. */
export function writeRecent(list: readonly string[]): string {
  return JSON.stringify(list);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isSearch(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST;
}
