import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { UsageError } from '../commands/usage-error.ts';

/** In milliseconds. A takeover takes an instant; an older one was left by a process that died during it. */
const LONGEST_TAKEOVER = 10_000;
/** How often to retry, and the pause in milliseconds, while another process takes over the lock. */
const ATTEMPTS = 40;
const PAUSE = 25;

const holderSchema = z.object({
  pid: z.number(),
  host: z.string(),
  /** The start time of the process, if the system has it, since process ids are reused. */
  since: z.exactOptional(z.string()),
});
type Holder = z.infer<typeof holderSchema>;

/**
 * Locks a store, so that a daily job and a person do not overwrite each other's merges. A lock whose process
 * is gone is taken over. If two processes start at the same instant, one of them gets the lock.
 * @returns a function that releases the lock.
 * @throws {UsageError} if another ingest is running.
 */
export function lockStore(contentDir: string): Promise<() => Promise<void>> {
  return lockFile(join(contentDir, '.ingest.lock'), `Another ingest is running in ${contentDir}`);
}

/**
 * Takes a lock as {@link lockStore} does. @param busy the message if another process has it, without a full stop.
 * @throws {UsageError} if another process has it.
 */
export async function lockFile(path: string, busy: string): Promise<() => Promise<void>> {
  await mkdir(dirname(path), { recursive: true });
  const own = `${path}.${randomBytes(6).toString('hex')}`;
  const since = await beginningOf(process.pid);
  const self: Holder = { pid: process.pid, host: hostname(), ...(since !== undefined && { since }) };
  await writeFile(own, JSON.stringify(self));
  try {
    await take(own, path, busy);
  } finally {
    await rm(own, { force: true });
  }
  return () => rm(path, { force: true });
}

async function take(own: string, path: string, busy: string): Promise<void> {
  let holder: Holder | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if ((await isLinked(own, path)) || (await takeOver(own, path))) return;
    holder = await holderOf(path);
    if (holder !== undefined) break;
    await wait(PAUSE);
  }
  const who = holder === undefined ? '(just started)' : `(process ${holder.pid} on ${holder.host})`;
  const message = `${busy} ${who}.`;
  throw new UsageError(message, `Wait until it has finished. If none is running, remove ${path}.`);
}

/** Puts a complete lock file in place by a hard link, which succeeds for only one process. */
async function isLinked(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Replaces the lock of a process that is gone. A second lock lets only one process do so at a time. */
async function takeOver(own: string, path: string): Promise<boolean> {
  const takeover = `${path}.takeover`;
  if (!(await isLinked(own, takeover))) {
    if (await isAbandoned(takeover)) await rm(takeover, { force: true });
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

async function isAbandoned(takeover: string): Promise<boolean> {
  if ((await holderOf(takeover)) === undefined) return true;
  const file = await stat(takeover).catch(() => undefined);
  return file === undefined || Date.now() - file.ctimeMs > LONGEST_TAKEOVER;
}

/** The process that holds the lock; `undefined` if it is gone. */
async function holderOf(path: string): Promise<Holder | undefined> {
  const holder = holderIn(await readFile(path, 'utf8').catch(() => ''));
  if (holder === undefined || holder.host !== hostname()) return holder;
  return (await isAtWork(holder)) ? holder : undefined;
}

function holderIn(text: string): Holder | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

async function isAtWork({ pid, since }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return since === undefined || since === ((await beginningOf(pid)) ?? since);
}

/**
 * The start time of a process in clock ticks since boot; `undefined` if the system has no `/proc`.
 * https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html (field 22)
 */
async function beginningOf(pid: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field is the program's name in brackets, which may hold anything.
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
}
