/** Positions of fields in a paper's file: lines and columns, counted from 1. */
export interface FieldPositions {
  /** The first character of the value. `isEscaped`: it is in double quotes, where a backslash is written twice. */
  readonly title: { readonly line: number; readonly column: number; readonly isEscaped: boolean };
  readonly abstract: { readonly line: number };
}

/** Finds the title's value and the abstract in the text of a paper's file. */
export function fieldPositionsIn(text: string): FieldPositions {
  const lines = text.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && /^---[ \t]*\r?$/u.test(line));
  const titleAt = lines.findIndex((line) => line.startsWith('title:'));
  const [before = ''] = /^title:\s*["']?/u.exec(lines[titleAt] ?? '') ?? [];
  const first = lines.findIndex((line, index) => index > end && line.trim() !== '');
  return {
    title: { line: titleAt + 1, column: before.length + 1, isEscaped: before.endsWith('"') },
    abstract: { line: Math.max(first, end + 1) + 1 },
  };
}
