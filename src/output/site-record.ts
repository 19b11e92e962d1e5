import { join } from 'node:path';
import { type OnDamage, readCacheFile, writeCacheFile } from '../store/cache/cache-file.ts';
import { digestOf, parseChecked, stringifyChecked } from '../store/checked-json.ts';
import { FILE_LIST } from './built-files.ts';
import type { FileRecord } from './file-record.ts';

/** The file with the record, in the folder of the state. */
export const RECORD_FILE = 'files.json';

/** A file as a row: its path, size, time of the last change, inode, and digest. */
export type FileRow = readonly [path: string, ...stamps: [number, number, number], digest: string];

/** What a build has left in an output folder, but for the list of its files. */
export interface RecordSummary {
  readonly version: 1;
  /** The digest of the file list of the site. Another one was written by a build with another cache. */
  readonly list: string;
  /** A digest of all that the site was made from. */
  readonly key: string;
  /** When the build began, in milliseconds since 1970. */
  readonly begun: number;
  /** What the build reported. */
  readonly result: unknown;
}

/** What a build has left in an output folder. */
export interface SiteRecord extends RecordSummary {
  readonly files: readonly FileRow[];
}

/**
 * The record of the site in an output folder; `undefined` if there is none, it is damaged, another version wrote it, or the folder has
 * another site.
 * @param onDamage is called if it is damaged.
 */
export function recordOf(
  out: string,
  stateFolder: string,
  onDamage: OnDamage = () => undefined,
): SiteRecord | undefined {
  const list = readCacheFile(join(out, FILE_LIST));
  const file = list && readCacheFile(join(stateFolder, RECORD_FILE), onDamage);
  if (list === undefined || file === undefined) return undefined;
  try {
    // Its digest proves that a build has written it. A schema would take a second for 200,000 files.
    const record = parseChecked(file.toString()) as SiteRecord;
    return record.version === 1 && record.list === digestOf(list) ? record : undefined;
  } catch {
    onDamage();
    return undefined;
  }
}

/** Writes the record of a site. */
export async function writeSiteRecord(stateFolder: string, record: SiteRecord): Promise<void> {
  writeCacheFile(join(stateFolder, RECORD_FILE), stringifyChecked(record));
}

/** The files of a record by their paths. */
export function filesOf({ files }: SiteRecord): Map<string, FileRecord> {
  return new Map(
    files.map(([path, size, changed, inode, digest]) => [path, { size, changed, inode, digest }]),
  );
}
