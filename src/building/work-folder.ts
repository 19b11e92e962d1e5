import { access, constants, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from '../commands/child-process.ts';

/**
 * Lets `work` use a temporary folder below `parent`, which is removed afterwards. The next call with the same name removes what a
 * killed process left.
 */
export async function withWorkFolder<T>(
  parent: string,
  work: (folder: string) => Promise<T>,
  name = 'build',
): Promise<T> {
  const folder = await workFolder(parent, name);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The path of a temporary folder below `parent`, which its user makes and removes. What killed processes have left under the same name is
 * removed.
 * @throws an error of the system if nothing can be written there.
 */
export async function workFolder(parent: string, name: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  // Making a folder in a read-only one would say that there is no such folder.
  await access(parent, constants.W_OK);
  await removeLeftovers(parent, name);
  const folder = join(parent, `.${name}.draft-${process.pid}`);
  own.add(folder);
  return folder;
}

/** The work folders that this process has asked for. */
const own = new Set<string>();

async function removeLeftovers(parent: string, name: string): Promise<void> {
  for (const entry of await readdir(parent)) {
    const match = /^\.(.+)\.draft-(\d+)$/u.exec(entry);
    if (match?.[1] !== name) continue;
    const [path, pid] = [join(parent, entry), Number(match[2])];
    // In a container, the process of each build may have the same number.
    if (pid === process.pid ? own.has(path) : isRunning(pid)) continue;
    await rm(path, { recursive: true, force: true });
  }
}
