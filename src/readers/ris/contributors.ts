import type { RisFields } from './fields.ts';
import { kindOf, type Type, WHOLE } from './types.ts';

/** The tags with the authors. In an edited book, these tags name its editors. */
export function authorTagsOf(fields: RisFields): string[] {
  return isEdited(fields) ? [] : ['AU', 'A1'];
}

function isEdited(fields: RisFields): boolean {
  return kindOf(fields) === 'EDBOOK';
}

/**
 * The editors: `ED`, and `A2` unless the work is a whole book with authors, where `A2` has the editors of the
 * series and `A3` those of the book.
 */
export function editorsOf(fields: RisFields, type: Type | undefined): string[] {
  const authors = fields.all('AU', 'A1');
  if (isEdited(fields)) return [...authors, ...fields.all('ED')];
  const isWhole = WHOLE.has(type);
  const others = [...(isWhole && authors.length > 0 ? [] : ['A2']), ...(isWhole ? ['A3'] : [])];
  return [...new Set([...fields.all('ED'), ...fields.all(...others)])];
}
