import type { CslItem, CslName } from '../exports/csl-item.ts';
import { risTypeOf } from '../exports/ris-types.ts';
import { isRecord, listOf, textOf } from './json-values.ts';

const NAME_FIELDS = ['family', 'given', 'non-dropping-particle', 'suffix', 'literal'] as const;

/** Reads a CSL-JSON item from JSON of unknown origin, with only its texts, names and date; `undefined` if it has no id, type or title. */
export function readCslItem(value: unknown): CslItem | undefined {
  if (!isRecord(value)) return undefined;
  const { id, type, title, author, editor, issued, ...others } = value;
  const isItem = textOf(id) && textOf(title) && isType(type);
  if (!isItem) return undefined;
  const texts = Object.entries(others).filter(([, text]) => typeof text === 'string');
  const [authors, editors] = [listOf(author, nameOf), listOf(editor, nameOf)];
  const parts = datePartsOf(issued);
  return {
    ...Object.fromEntries(texts),
    id: String(id),
    type,
    title: String(title),
    ...(authors.length > 0 && { author: authors }),
    ...(editors.length > 0 && { editor: editors }),
    ...(parts.length > 0 && { issued: { 'date-parts': [parts] } }),
  };
}

function isType(value: unknown): value is CslItem['type'] {
  // The function has an answer for every type, and for nothing else.
  return typeof value === 'string' && Object.hasOwn(risTypesAsked(value), 'type');
}

function risTypesAsked(type: string): object {
  // Asking for a type that may be unknown is the purpose.
  return (risTypeOf(type as CslItem['type']) as object | undefined) ?? {};
}

function nameOf(value: unknown): CslName | undefined {
  if (!isRecord(value)) return undefined;
  const fields = NAME_FIELDS.filter((field) => typeof value[field] === 'string');
  return fields.length === 0
    ? undefined
    : Object.fromEntries(fields.map((field) => [field, String(value[field])]));
}

function datePartsOf(issued: unknown): number[] {
  const dates = isRecord(issued) ? issued['date-parts'] : undefined;
  const first: unknown = Array.isArray(dates) ? dates[0] : undefined;
  return listOf(first, (part) => (Number.isInteger(part) ? Number(part) : undefined)).slice(0, 3);
}
