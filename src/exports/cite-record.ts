import type { CslItem, CslName } from './csl-item.ts';

/**
 * The record of a paper in its page: a CSL-JSON item in which a name of a given and a family name alone is one text, `Family, Given`. The
 * page has these texts elsewhere, so that they hardly add to its size when it is compressed.
 */

const SEPARATOR = ', ';

/** The record of an item, as a value for JSON. {@link expandCiteRecord} is the inverse. */
export function citeRecordOf(item: CslItem): unknown {
  const { author, editor } = item;
  return {
    ...item,
    ...(author && { author: author.map(shortened) }),
    ...(editor && { editor: editor.map(shortened) }),
  };
}

function shortened(name: CslName): CslName | string {
  const { given, family, ...others } = name;
  const isPlain = given !== undefined && family !== undefined && Object.keys(others).length === 0;
  return isPlain && !family.includes(SEPARATOR) ? `${family}${SEPARATOR}${given}` : name;
}

/**
 * The CSL-JSON item of a record that was read from a page; any other value as it is. Pages of former versions have names in parts, which
 * stay.
 */
export function expandCiteRecord(record: unknown): unknown {
  if (typeof record !== 'object' || record === null) return record;
  const names = Object.entries(record).filter(([key]) => key === 'author' || key === 'editor');
  return {
    ...record,
    ...Object.fromEntries(
      names.map(([key, value]) => [key, Array.isArray(value) ? value.map(expanded) : value]),
    ),
  };
}

function expanded(name: unknown): unknown {
  if (typeof name !== 'string') return name;
  const at = name.indexOf(SEPARATOR);
  return at < 0 ? { literal: name } : { given: name.slice(at + SEPARATOR.length), family: name.slice(0, at) };
}
