import type { CatalogPaper } from '../../catalog/paper/catalog-paper.ts';
import { type BibtexEntry, bibtexEntry } from '../../exports/bibtex/bibtex.ts';
import { digestOfCode } from '../../store/code.ts';
import { type FactKind, factsOf } from '../../store/snapshot/facts.ts';
import { openSnapshot } from '../../store/snapshot/snapshot.ts';
import { papersById, recordReader } from './snapshot-papers.ts';

/** The folders of the code that writes BibTeX. */
export const BIBTEX_CODE = ['exports', 'paper', 'text'];

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
