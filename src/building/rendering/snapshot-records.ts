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

/** So many entries are kept, since a paper is in the files of its day, week, month and topics. Each takes about a kilobyte. */
const MOST_ENTRIES = 5000;

/** Opens the snapshot in `file`. */
export function openRecords(file: string): SnapshotRecords {
  const snapshot = openSnapshot(file);
  const papers = papersById(snapshot);
  const kind: FactKind<BibtexEntry> = {
    name: 'bibtex',
    code: digestOfCode(BIBTEX_CODE),
    derive: ({ paper }) => bibtexEntry(paper),
  };
  const kept = new Map<string, BibtexEntry>();
  const entriesOf = (ids: readonly string[]) => {
    if (kept.size > MOST_ENTRIES) kept.clear();
    const missing = ids.flatMap((id) => (kept.has(id) ? [] : (papers.get(id) ?? [])));
    for (const { paper, fact } of factsOf(snapshot, kind, missing)) kept.set(paper.id ?? '', fact);
    const entries = ids.flatMap((id) => kept.get(id) ?? []);
    if (entries.length < ids.length)
      throw new Error('The snapshot of this build lacks a paper of a BibTeX file.');
    return entries;
  };
  return { recordOf: recordReader(snapshot, papers), entriesOf };
}
