import { openSnapshot } from '../store/snapshot/snapshot.ts';
import { readVisible } from '../store/store.ts';
import type { StoreError } from '../store/store-error.ts';
import type { CatalogPaper } from './paper/catalog-paper.ts';

/**
 * The papers of the store in `contentDir` that have pages. A file is reported and left out if it cannot be read, or if an
 * earlier file has the same id. A report is one message with a hint.
 * @param snapshot the file of a snapshot of the store, which is read in its place, since the store may change during a build.
 */
export async function* storedPapers(
  contentDir: string,
  snapshot: string | undefined,
  report: (problem: string) => void,
): AsyncGenerator<CatalogPaper> {
  const paths = new Map<string, string>();
  const reportError = ({ file, line, column, message, hint }: StoreError) =>
    report(`${file}:${line}:${column}: ${message}\n  hint: ${hint}`);
  using opened = snapshot === undefined ? undefined : openSnapshot(snapshot);
  const papers = opened?.readVisible(reportError) ?? readVisible(contentDir, reportError);
  for await (const { paper, notes, path } of papers) {
    const other = paths.get(paper.id);
    if (other !== undefined) {
      report(
        `${path}:1:1: The paper ${paper.id} is left out, since ${other} has the same id.\n  hint: Remove one of the files.`,
      );
      continue;
    }
    paths.set(paper.id, path);
    yield { ...paper, notes };
  }
}
