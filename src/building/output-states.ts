import { join } from 'node:path';
import { printError } from '../commands/output.ts';
import { projectRoot } from '../commands/program.ts';
import type { FileRecord } from '../output/file-record.ts';
import { completeOutput } from '../output/finish-publication.ts';
import { outputFolder } from '../output/place/output-folder.ts';
import { filesOf, recordOf } from '../output/site-record.ts';
import { stateFolders } from '../output/state-folder.ts';

/** The folder with the states of all output folders. */
export const OUTPUT_STATES = join(projectRoot, '.cache', 'outputs');

/**
 * Completes the site in a folder if a build was killed while it put its files there. Commands that read a site call it first.
 * @throws {UsageError} if a build is at work there, and does not end.
 */
export async function completeSite(folder: string): Promise<void> {
  await completeOutput(outputFolder(folder), OUTPUT_STATES, (text) => printError(text));
}

/** The files that the last build has left in a folder, as it has recorded them; none if there is no record. */
export function recordedFiles(folder: string): ReadonlyMap<string, FileRecord> {
  const out = outputFolder(folder);
  const record = recordOf(out, stateFolders(OUTPUT_STATES, out).former);
  return record === undefined ? new Map() : filesOf(record);
}
