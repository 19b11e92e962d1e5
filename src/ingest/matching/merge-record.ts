import { isDeepStrictEqual } from 'node:util';
import { isTitleId } from '../../paper/merge/id-strength.ts';
import { mergeIntoEdited, mergePapers } from '../../paper/merge/merge.ts';
import { disagreements, distinctId, titleMatchKey } from '../../paper/merge/record-matching.ts';
import type { Paper } from '../../paper/schema.ts';
import { type PaperEntry, replacedIdOf } from './paper-entry.ts';
import type { PaperIndex } from './paper-index.ts';
import type { Warn } from './pending-records.ts';
import { repairTruncated } from './repair-truncated.ts';

/** Merges a record into a paper, and warns where the two contradict each other. */
export async function mergeRecord(
  index: PaperIndex,
  entry: PaperEntry,
  given: Paper,
  warn?: Warn,
): Promise<void> {
  await repairTruncated(index.contentDir, entry, given, warn);
  const paper = await index.loadPaper(entry);
  const record = withIdOf(paper, given);
  const { stored } = entry.loaded ?? {};
  const replaced = entry.isMisplaced && stored !== undefined ? replacedIdOf(stored) : undefined;
  if (replaced !== undefined) warn?.(`A person has given ${replaced} the id ${paper.id}, which it keeps.`);
  entry.addNames({ titles: [titleMatchKey(record)], dois: record.doi === undefined ? [] : [record.doi] });
  index.add(entry);
  // The paper is exactly this record already.
  if (!entry.isMisplaced && isDeepStrictEqual(paper, record)) return;
  for (const what of disagreements(paper, record)) warn?.(`The sources differ on ${paper.id}: ${what}.`);
  const edited = entry.loaded?.stored?.edited === true;
  const merged = edited ? mergeIntoEdited(paper, record) : mergePapers(paper, record);
  // A misplaced file is moved when a record of its paper is read.
  if (entry.isMisplaced && entry.loaded !== undefined) entry.loaded.isDirty = true;
  if (isDeepStrictEqual(merged, paper)) return;
  entry.update(merged);
  index.add(entry);
  // A run that is killed before it has compared the two must not leave them as if they had been compared.
  if (index.hasNamesake(entry) || index.pending.hasPending(record)) entry.isPending = true;
}

/** Merges another entry of the same paper into this one, unless a person edited the other's file. */
export async function mergeDuplicate(
  index: PaperIndex,
  entry: PaperEntry,
  other: PaperEntry,
  warn: Warn,
): Promise<void> {
  const paper = await index.loadPaper(other);
  if (await index.hasUserEdits(other)) {
    const [one, two] = [entry, other].map(({ id, path }) => (entry.id === other.id ? path : id));
    const what = `${one} and ${two} are one paper, but a person has edited the file of ${two}.`;
    warn(`${what} Merge the two files by hand.`);
    return;
  }
  index.remove(other);
  await mergeRecord(index, entry, paper);
  index.redirect(other, entry);
}

/** The record with the id of its paper, if the paper has an id of its own because others share its DOI or title. */
function withIdOf(paper: Paper, record: Paper): Paper {
  const isShared = isTitleId(paper.id) && record.id.startsWith('doi-') && paper.doi === record.doi;
  return isShared || (isTitleId(record.id) && distinctId(record) === paper.id)
    ? { ...record, id: paper.id }
    : record;
}
