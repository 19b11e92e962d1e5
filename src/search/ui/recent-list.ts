const LIMIT = 8;
/** Longer texts are pasted once and not searched for again. */
const LONGEST = 200;

/**
 * The searches with a newer one before them, at most `limit`. The same search stands there once, whatever its case, and
 * one that was only the beginning of the newer gives way to it.
 */
export function addRecent(list: readonly string[], query: string, limit: number = LIMIT): readonly string[] {
  const newer = query.replace(/\s+/gu, ' ').trim();
  if (newer === '' || newer.length > LONGEST) return list;
  const others = list.filter((older) => !newer.toLowerCase().startsWith(older.toLowerCase()));
  return [newer, ...others].slice(0, limit);
}

/** Reads what {@link writeRecent} wrote, the newest first; nothing where the text is another's or damaged. */
export function readRecent(text: string): readonly string[] {
  const list = parsed(text);
  return Array.isArray(list) && list.every(isSearch) ? list.slice(0, LIMIT) : [];
}

/** The searches as text, to be kept. */
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
