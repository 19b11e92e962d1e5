import { isTitleId } from '../../paper/merge/id-strength.ts';
import { distinctId, titleMatchKey } from '../../paper/merge/record-matching.ts';
import type { Paper } from '../../paper/schema.ts';
import { mergeDuplicate, mergeRecord } from './merge-record.ts';
import { PaperEntry } from './paper-entry.ts';
import type { PaperIndex } from './paper-index.ts';
import type { Warn } from './pending-records.ts';

/**
 * Merges a record into the paper with the same identifier, or inserts a new paper. A record that has only a DOI or a
 * title is pending until `resolvePending`, since several works may share either.
 * @param warn called now or later, for example if sources contradict each other.
 * @returns the entry of the paper; of a pending record a provisional one, whose `survivor` is the paper in the end.
 * @throws {StoreError} if a paper's file has become unreadable since the run began.
 */
export async function upsertRecord(index: PaperIndex, record: Paper, warn: Warn): Promise<PaperEntry> {
  const [entry, ...others] = await index.userEditedFirst(findByIdentifier(index, record));
  if (entry === undefined) return insertOrDefer(index, record, warn);
  entry.recordCount++;
  await mergeRecord(index, entry, record, warn);
  for (const other of others) await mergeDuplicate(index, entry, other, warn);
  index.pending.noteMatch(record, entry, warn);
  return entry;
}

function insertOrDefer(index: PaperIndex, record: Paper, warn: Warn): PaperEntry {
  const entry = PaperEntry.create(record);
  entry.recordCount = 1;
  if (isIdentifiedByDoi(record)) index.pending.addByDoi({ record, entry, warn });
  else if (isTitleId(record.id)) index.pending.addByTitle({ record, entry, warn });
  else {
    entry.isPending = index.pending.hasPending(record) || index.findByTitle(titleMatchKey(record)).size > 0;
    index.add(entry);
    index.pending.noteMatch(record, entry, warn);
  }
  return entry;
}

/** The papers that have an identifier of the record which is unique to one paper. */
function findByIdentifier(index: PaperIndex, record: Paper): PaperEntry[] {
  const ownIds = [record.id, ...(record.aliases ?? [])].filter((id) => !id.startsWith('doi-'));
  // The id by which an earlier run distinguished the paper from others of its title.
  const ids = isTitleId(record.id) ? [distinctId(record)] : ownIds;
  if (record.doi === undefined && record.id.startsWith('doi-')) ids.push(record.id);
  return [...new Set(ids.flatMap((id) => index.findById(id) ?? []))];
}

/** Whether a record is identified by its DOI alone, which other works may have too. */
function isIdentifiedByDoi({ id, doi }: Paper): boolean {
  return doi !== undefined && id.startsWith('doi-');
}
