import { readVisible } from '../store/store.ts';
import type { StoreError } from '../store/store-error.ts';
import type { CatalogPaper } from './paper/catalog-paper.ts';

/**
 * The papers of the store in `contentDir` that have pages. A file is reported and left out if it cannot be read, or if an
 * earlier file has the same id. A report is one message with a hint.
 */
export async function* storedPapers(
  contentDir: string,
  report: (problem: string) => void,
): AsyncGenerator<CatalogPaper> {
  const paths = new Map<string, string>();
  for await (const { paper, notes, path } of readVisible(contentDir, (error) => report(problemOf(error)))) {
    const other = paths.get(paper.id);
    if (other !== undefined) {
      report(sameIdProblem(paper.id, path, other));
      continue;
    }
    paths.set(paper.id, path);
    yield { ...paper, notes };
  }
}

/** The message for a file that cannot be read. */
export function problemOf({ file, line, column, message, hint }: StoreError): string {
  return `${file}:${line}:${column}: ${message}\n  hint: ${hint}`;
}

/** The message for a file whose paper has the id of another file. */
export function sameIdProblem(id: string, path: string, other: string): string {
  return `${path}:1:1: The paper ${id} is left out, since ${other} has the same id.\n  hint: Remove one of the files.`;
}
