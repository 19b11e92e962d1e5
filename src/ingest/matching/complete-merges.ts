import { canBeSamePaper, titleMatchKey } from '../../paper/merge/record-matching.ts';
import { mergeDuplicate } from './merge-record.ts';
import { nameOf, type PaperEntry } from './paper-entry.ts';
import type { PaperIndex } from './paper-index.ts';

/**
 * Completes the merges of a run that was killed after it had written a paper, and before it had removed the file of the duplicate that it
 * had merged into it. The id of the duplicate is then an alias of the paper; or the paper has that id, and its file still has its former
 * name. A file in which a person wrote stays.
 */
export async function completeMerges(index: PaperIndex): Promise<void> {
  await completeMoves(index);
  for (const entry of [...index.entries]) {
    for (const alias of entry.keys.slice(1)) {
      const other = index.findById(alias);
      if (other === undefined || other === entry || other.id !== alias || !index.entries.has(entry)) continue;
      if (await wasMerged(index, entry, other)) await mergeDuplicate(index, entry, other, () => {});
    }
  }
}

/** Merges the duplicates in the places of papers that have a new id and have not been moved there. */
async function completeMoves(index: PaperIndex): Promise<void> {
  const unmoved = new Map([...index.entries].filter(isUnmoved).map((entry) => [entry.id, entry]));
  if (unmoved.size === 0) return;
  for (const other of [...index.entries]) {
    const entry = unmoved.get(other.id);
    if (entry === undefined || isUnmoved(other)) continue;
    if (await wasMerged(index, entry, other)) await mergeDuplicate(index, entry, other, () => {});
  }
}

function isUnmoved(entry: PaperEntry): boolean {
  return entry.isMisplaced && nameOf(entry) === 'former';
}

async function wasMerged(index: PaperIndex, entry: PaperEntry, other: PaperEntry): Promise<boolean> {
  // Two papers that name each other were not merged by a run.
  const namesIt = other.id !== entry.id && other.keys.includes(entry.id);
  if (namesIt || (await index.hasUserEdits(other))) return false;
  const [paper, duplicate] = [await index.loadPaper(entry), await index.loadPaper(other)];
  // A person may have written an alias by mistake.
  if (entry.loaded?.stored?.edited !== true) return true;
  const isNear =
    (paper.doi !== undefined && paper.doi === duplicate.doi) ||
    titleMatchKey(paper) === titleMatchKey(duplicate);
  return isNear && canBeSamePaper(paper, duplicate);
}
