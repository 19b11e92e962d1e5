import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../commands/usage-error.ts';

/** Taking over is done in an instant; what is older was left by a process that died in that instant. */
const LONGEST_TAKEOVER = 10_000;

/**
 * Keeps a second ingest out of the same store while one runs: a daily job and a person would otherwise overwrite each
 * other's merges. A lock whose process is gone is taken over. Of two that start in the same instant one gets it.
 * @returns the function that gives the lock back.
 * @throws {UsageError} while another ingest runs.
 */
export async function lockStore(contentDir: string): Promise<() => Promise<void>> {
  const path = join(contentDir, '.ingest.lock');
  await mkdir(contentDir, { recursive: true });
  const own = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(own, JSON.stringify({ pid: process.pid, host: hostname() }));
  try {
    if (!(await isLinked(own, path)) && !(await takeOver(own, path))) {
      const holder = await holderOf(path);
      const who = holder === undefined ? 'that starts' : `(process ${holder.pid} on ${holder.host})`;
      const message = `Another ingest is at work in ${contentDir} ${who}.`;
      throw new UsageError(message, `Wait until it is done. If it is not running, remove ${path}.`);
    }
  } finally {
    await rm(own, { force: true });
  }
  return () => rm(path, { force: true });
}

/** Puts a lock that is written already into its place: a link succeeds for one process alone, and is never half a file. */
async function isLinked(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Replaces the lock of a process that is gone; a lock of its own sees to it that only one does so at a time. */
async function takeOver(own: string, path: string): Promise<boolean> {
  const takeover = `${path}.takeover`;
  if (!(await isLinked(own, takeover))) {
    const since = await stat(takeover).catch(() => undefined);
    if (since === undefined || Date.now() - since.ctimeMs > LONGEST_TAKEOVER)
      await rm(takeover, { force: true });
    return false;
  }
  try {
    if ((await holderOf(path)) !== undefined) return false;
    await rename(own, path);
    return true;
  } finally {
    await rm(takeover, { force: true });
  }
}

/** Who holds the lock, `undefined` where nobody does any more. */
async function holderOf(path: string): Promise<{ pid: number; host: string } | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const [, pid, host] = /^\{"pid":(\d+),"host":"(.*)"\}$/.exec(text) ?? [];
  if (pid === undefined || host === undefined) return undefined;
  const gone = host === hostname() && !isAlive(Number(pid));
  return gone ? undefined : { pid: Number(pid), host };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
