/**
 * The list of all papers of a site, by the file names of their pages. It is a script that sets a variable, because pages that are
 * opened from a folder can load no other data. Nothing here may need Node.
 */

/** The variable. */
export const PAPER_LIST = 'broadsheetPapers';

/** The pages of a site, by file name without ending. The page of a former id has the name of the paper's page. */
export type PaperNames = ReadonlyMap<string, string>;

/** The script with a list: names with spaces between them, `former>name` for a former id. Names have neither character. */
export function writePaperList(names: PaperNames): string {
  const words = [...names].map(([name, page]) => (name === page ? name : `${name}>${page}`));
  return `${PAPER_LIST}=${JSON.stringify(words.sort().join(' '))}\n`;
}

/** The names in the value of the variable; none for anything else. */
export function readPaperList(value: unknown): PaperNames {
  const names = new Map<string, string>();
  for (const word of typeof value === 'string' ? value.split(' ').filter(Boolean) : []) {
    const [name = '', page = name] = word.split('>');
    names.set(name, page);
  }
  return names;
}
