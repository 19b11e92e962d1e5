import { known, type ReadMark, type SavedPaper } from './saved-paper.ts';
import type { Kept } from './shelf-storage.ts';

/** Separates the notes of two copies of a paper that both had some. */
const NOTES_RULE = '\n\n* * *\n\n';

/**
 * One paper from two copies of it. The copy with the newest change gives the tags and the bibliographic data; what it lacks comes
 * from the other. Notes are never lost: if both copies have different notes, the older ones follow the newer ones. Merging a copy
 * again changes nothing.
 */
export function mergePapers(own: SavedPaper, other: SavedPaper): SavedPaper {
  const [newer, older] = other.changedAt > own.changedAt ? [other, own] : [own, other];
  return {
    ...newer,
    path: newer.path || older.path,
    authors: newer.authors.length > 0 ? newer.authors : older.authors,
    topics: newer.topics.length > 0 ? newer.topics : older.topics,
    ...known({
      day: newer.day ?? older.day,
      abstract: newer.abstract ?? older.abstract,
      bibtex: newer.bibtex ?? older.bibtex,
      csl: newer.csl ?? older.csl,
      vector: newer.vector || older.vector,
    }),
    savedAt: own.savedAt < other.savedAt ? own.savedAt : other.savedAt,
    notes: mergeNotes(newer.notes, older.notes),
  };
}

/** The saved paper with better bibliographic data; what the reader wrote stays. */
export function completePaper(saved: SavedPaper, data: SavedPaper): SavedPaper {
  const { savedAt, changedAt, tags, notes } = saved;
  return { ...mergePapers({ ...data, changedAt }, saved), savedAt, changedAt, tags, notes };
}

/** Copies of papers and marks by id. A paper that was read has a mark of its own; of several copies the merged one is taken. */
export function copiesById(papers: readonly SavedPaper[], marks: readonly ReadMark[]): Map<string, Kept> {
  const copies = new Map<string, Kept>();
  const add = (id: string, copy: Kept) => copies.set(id, mergeKept(copies.get(id) ?? {}, copy));
  for (const mark of marks) add(mark.id, { mark });
  for (const { readAt, ...paper } of papers) {
    const { id } = paper;
    add(id, { paper, ...(readAt !== undefined && { mark: { id, readAt, changedAt: readAt } }) });
  }
  return copies;
}

/** What the shelf keeps about a paper after merging another copy into it. */
export function mergeKept(own: Kept, other: Kept): Kept {
  const paper = own.paper && other.paper ? mergePapers(own.paper, other.paper) : (own.paper ?? other.paper);
  const mark = laterMark(own.mark, other.mark);
  return { ...(paper && { paper }), ...(mark && { mark }) };
}

/** A text that is the same for equal contents. */
export function textOfKept({ paper, mark }: Kept): string {
  return JSON.stringify([paper, mark].map((each) => each && Object.entries(each).sort()));
}

/** The later one of two marks of the same paper. */
function laterMark(own: ReadMark | undefined, other: ReadMark | undefined): ReadMark | undefined {
  if (own === undefined || other === undefined) return own ?? other;
  return other.changedAt > own.changedAt ? other : own;
}

/** The newer notes, and after them the parts of the older ones that they lack. */
export function mergeNotes(newer: string, older: string): string {
  const parts = older.split(NOTES_RULE).filter((part) => part.trim() !== '' && !hasPart(newer, part.trim()));
  return [...(newer.trim() === '' ? [] : [newer]), ...parts].join(NOTES_RULE) || newer;
}

/** Whether notes have a part as lines of their own, or go on from it, as they do after more was written. */
function hasPart(notes: string, part: string): boolean {
  const isThere = notes.split(NOTES_RULE).some((own) => own.trim().startsWith(part));
  return isThere || `\n${notes}\n`.includes(`\n${part}\n`);
}
