import type { Author } from '../paper/schema.ts';

/** If a reference does not name all authors, it names so many, and only counts the others. */
export const NAMES_BEFORE_OTHERS = 6;

/**
 * The names, with `and` before the last. If there are more than `most`, only the first `shown`, and the
 * number of the others.
 */
export function namesInWords(authors: readonly Author[], most: number, shown: number): string {
  const names = authors.map(({ name }) => name);
  if (names.length > most) {
    const others = names.length - shown;
    return `${names.slice(0, shown).join(', ')} and ${others.toLocaleString('en')} others`;
  }
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
