/** A field of a line of comma-separated values, and its column, counted from 1. */
export interface CsvField {
  readonly text: string;
  readonly column: number;
}

const FIELD = /\s*(?:"((?:[^"]|"")*)"\s*|([^,]*))(,|$)/gy;

/**
 * The fields of a line (https://www.rfc-editor.org/rfc/rfc4180), without spaces around them; `undefined` if a quotation mark is
 * not closed, or text follows it.
 */
export function csvFields(line: string): CsvField[] | undefined {
  const fields: CsvField[] = [];
  FIELD.lastIndex = 0;
  for (;;) {
    const start = FIELD.lastIndex;
    const match = FIELD.exec(line);
    if (match === null) return undefined;
    const [whole, quoted, plain = '', end] = match;
    if (quoted === undefined && plain.startsWith('"')) return undefined;
    const column = start + whole.length - whole.trimStart().length + 1;
    fields.push({ text: (quoted?.replaceAll('""', '"') ?? plain).trim(), column });
    if (end === '') return fields;
  }
}
