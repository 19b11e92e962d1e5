import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../commands/usage-error.ts';

/**
 * Keeps a second ingest out of the same store while one runs: a daily job and a person would otherwise overwrite each
 * other's merges. A lock whose process is gone is taken over.
 * @returns the function that gives the lock back.
 * @throws {UsageError} while another ingest runs.
 */
export async function lockStore(contentDir: string): Promise<() => Promise<void>> {
  const path = join(contentDir, '.ingest.lock');
  await mkdir(contentDir, { recursive: true });
  const holder = await holderOf(path);
  if (holder !== undefined) {
    const message = `Another ingest is at work in ${contentDir} (process ${holder.pid} on ${holder.host}).`;
    throw new UsageError(message, `Wait until it is done. If it is not running, remove ${path}.`);
  }
  await writeFile(path, JSON.stringify({ pid: process.pid, host: hostname() }));
  return () => rm(path, { force: true });
}

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
