import type { CatalogPaper } from '../../catalog/paper/catalog-paper.ts';
import { type BibtexEntry, bibtexEntry } from '../../exports/bibtex/bibtex.ts';
import { digestOfCode } from '../../store/code.ts';
import { type FactKind, factsOf } from '../../store/snapshot/facts.ts';
import type { ListedPaper } from '../../store/snapshot/listed-paper.ts';
import { openSnapshot, type Snapshot } from '../../store/snapshot/snapshot.ts';
import { StoreError } from '../../store/store-error.ts';

/** The folders of the code that writes BibTeX. */
const BIBTEX_CODE = ['exports', 'paper', 'text'];

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

/** Reads what pages show of papers, so that no process holds all records. */
export interface SnapshotRecords {
  /** @throws if there is no such paper. */
  readonly recordOf: (id: string) => CatalogPaper;
  /** The papers with these ids for a BibTeX file, in the same order. @throws if one of them is not there. */
  readonly entriesOf: (ids: readonly string[]) => readonly BibtexEntry[];
}

/** Opens the snapshot in `file`. */
export async function openRecords(file: string): Promise<SnapshotRecords> {
  const snapshot = openSnapshot(file);
  const papers = papersById(snapshot);
  const kind: FactKind<BibtexEntry> = {
    name: 'bibtex',
    code: await digestOfCode(BIBTEX_CODE),
    derive: ({ paper }) => bibtexEntry(paper),
  };
  const entriesOf = (ids: readonly string[]) => {
    const listed = ids.flatMap((id) => papers.get(id) ?? []);
    const entries = [...factsOf(snapshot, kind, listed)].map(({ fact }) => fact);
    if (entries.length < ids.length)
      throw new Error('The snapshot of this build lacks a paper of a BibTeX file.');
    return entries;
  };
  return { recordOf: recordReader(snapshot, papers), entriesOf };
}

/** The message for a file that cannot be read. */
function problemOf({ file, line, column, message, hint }: StoreError): string {
  return `${file}:${line}:${column}: ${message}\n  hint: ${hint}`;
}

/** The message for a file whose paper has the id of another file. */
function sameIdProblem(id: string, path: string, other: string): string {
  return `${path}:1:1: The paper ${id} is left out, since ${other} has the same id.\n  hint: Remove one of the files.`;
}
