import type { CatalogPaper } from '../../catalog/paper/catalog-paper.ts';
import type { ListedPaper } from '../../store/snapshot/listed-paper.ts';
import type { Snapshot } from '../../store/snapshot/snapshot.ts';
import { StoreError } from '../../store/store-error.ts';

/** The files of the papers that have pages, by id. If two files have the same id, the first one counts. */
export function papersById(snapshot: Snapshot): ReadonlyMap<string, ListedPaper> {
  const papers = new Map<string, ListedPaper>();
  for (const paper of snapshot.visible)
    if (paper.id !== undefined && !papers.has(paper.id)) papers.set(paper.id, paper);
  return papers;
}

/** Reports the files that have no page: those that cannot be read, and those whose id another file has. */
export function reportProblems(snapshot: Snapshot, report: (problem: string) => void): void {
  const paths = new Map<string, string>();
  for (const paper of snapshot.papers) {
    const { state, path, id } = paper;
    if (state === 'broken') reportUnreadable(snapshot, paper, report);
    if (state !== 'visible' || id === undefined) continue;
    const other = paths.get(id);
    if (other === undefined) paths.set(id, path);
    else report(sameIdProblem(id, path, other));
  }
}

/** Reports why a file cannot be read, if that is so. */
export function reportUnreadable(
  snapshot: Snapshot,
  paper: ListedPaper,
  report: (problem: string) => void,
): void {
  const entry = snapshot.read(paper);
  if (entry instanceof StoreError) report(problemOf(entry));
}

/** A function that reads the record of a paper. @param papers the files of the papers by id. */
export function recordReader(
  snapshot: Snapshot,
  papers: ReadonlyMap<string, ListedPaper>,
): (id: string) => CatalogPaper {
  return (id) => {
    const listed = papers.get(id);
    const entry = listed && snapshot.read(listed);
    if (entry === undefined) throw new Error(`The snapshot of this build has no paper ${id}.`);
    if (entry instanceof StoreError) throw entry;
    return { ...entry.paper, notes: entry.notes };
  };
}

/** The message for a file that cannot be read. */
function problemOf({ file, line, column, message, hint }: StoreError): string {
  return `${file}:${line}:${column}: ${message}\n  hint: ${hint}`;
}

/** The message for a file whose paper has the id of another file. */
function sameIdProblem(id: string, path: string, other: string): string {
  return `${path}:1:1: The paper ${id} is left out, since ${other} has the same id.\n  hint: Remove one of the files.`;
}
