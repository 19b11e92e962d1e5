import { createHash } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../commands/program.ts';
import { removeUnused } from '../store/unused-files.ts';

const FOLDER = join(projectRoot, '.cache', 'outputs');
const UNUSED_DAYS = 60;

/** The file with the state of the pages in an output folder. @param out an absolute path. */
export function stateFile(out: string): string {
  const name = createHash('sha256').update(out).digest('hex').slice(0, 32);
  return join(FOLDER, `${name}.state`);
}

/** The file with the state of the build that will replace an output folder. Builds that run at once have a file each. */
export function newStateFile(out: string): string {
  return `${stateFile(out)}.new-${process.pid}`;
}

/** Makes the state of the new build that of the output folder, once that is complete. */
export async function publishState(out: string): Promise<void> {
  await rename(newStateFile(out), stateFile(out));
  await removeUnused(FOLDER, UNUSED_DAYS, new Date());
}

/** Removes the state of a build that has not replaced the output folder. */
export async function removeNewState(out: string): Promise<void> {
  await rm(newStateFile(out), { force: true });
}
