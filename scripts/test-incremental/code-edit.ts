/** A change of a file of the project. */
export interface CodeEdit {
  readonly name: string;
  /** Its path from the root of the project. */
  readonly file: string;
  /** The new text of the file; the same one if the edit does not fit it. */
  readonly change: (text: string) => string;
}

/** Replaces the first occurrence of a text. */
export function replace(name: string, file: string, from: string, to: string): CodeEdit {
  return { name, file, change: (text) => text.replace(from, () => to) };
}

/** Adds a line to the end of a file. */
export function append(name: string, file: string, added: string): CodeEdit {
  return { name, file, change: (text) => `${text}${added}\n` };
}

const CONSTANT = /^((?:export )?const [A-Z][A-Z_]+ = )(\d+);$/gmu;

/** An edit that adds one to a constant of a file, by its place among the constants; `undefined` if the file has none. */
export function constantEdit(file: string, text: string, at: number): CodeEdit | undefined {
  const found = [...text.matchAll(CONSTANT)];
  const match = found[at % Math.max(1, found.length)];
  if (match === undefined) return undefined;
  const [line, start = '', value = ''] = match;
  return replace(`${file}: ${line} one more`, file, line, `${start}${Number(value) + 1};`);
}
