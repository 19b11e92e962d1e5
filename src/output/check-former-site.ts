import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { checkFiles, type FileCheck } from './check-files.ts';
import { FormerSite } from './former-site.ts';
import { filesOf, RECORD_FILE, type RecordSummary, recordOf } from './site-record.ts';

/** A former site, and the record that its build has left; none if nothing is known, or if the site in the folder is another one. */
export interface CheckedSite {
  readonly former: FormerSite;
  readonly record: RecordSummary | undefined;
}

/** With a larger record, the files are checked in a thread of their own, which takes a tenth of a second to start. */
const THREAD_BYTES = 4_000_000;

/**
 * Checks the files of the former build in an output folder. This goes on while the caller does something else. `notice` is told if the
 * record of that build is damaged.
 */
export async function checkFormerSite(
  out: string,
  stateFolder: string,
  notice: (text: string) => void,
): Promise<CheckedSite> {
  const file = join(stateFolder, RECORD_FILE);
  const checked = isLarge(file) ? await checkInThread(out, stateFolder) : checkHere(out, stateFolder);
  if (checked === 'damaged')
    notice(`note: ${file} is damaged. All files of ${out} are compared, and its pages are made again.`);
  else if (checked !== undefined) {
    const { summary, check } = checked;
    const files = () => {
      const record = recordOf(out, stateFolder);
      if (record === undefined) throw new Error(`The record of ${out} is gone.`);
      return filesOf(record);
    };
    return { former: FormerSite.recorded(out, check, files), record: summary };
  }
  return { former: existsSync(out) ? await FormerSite.unrecorded(out) : FormerSite.none, record: undefined };
}

interface Checked {
  readonly summary: RecordSummary;
  readonly check: FileCheck;
}

/** Reads the record of a site and checks its files; `undefined` if there is none that fits. */
export function checkHere(out: string, stateFolder: string): Checked | 'damaged' | undefined {
  let isDamaged = false;
  const record = recordOf(out, stateFolder, () => {
    isDamaged = true;
  });
  if (record === undefined) return isDamaged ? 'damaged' : undefined;
  const { files, ...summary } = record;
  return { summary, check: checkFiles(out, files) };
}

function checkInThread(out: string, stateFolder: string): Promise<Checked | 'damaged' | undefined> {
  return new Promise((resolve, reject) => {
    const script = fileURLToPath(new URL('check-thread.ts', import.meta.url));
    const thread = new Worker(script, { workerData: { out, stateFolder } });
    thread.once('message', resolve);
    thread.once('error', reject);
  });
}

function isLarge(file: string): boolean {
  return existsSync(file) && statSync(file).size > THREAD_BYTES;
}
