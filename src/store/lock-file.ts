import { randomBytes } from 'node:crypto';
import {
  constants,
  copyFile,
  link,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { isRunning } from '../commands/child-process.ts';
import { UsageError } from '../commands/usage-error.ts';
import { readCacheFile } from './cache/cache-file.ts';
import { isFolder } from './file-stats.ts';
import { makeRoom } from './make-room.ts';
import { hasCode } from './store-error.ts';

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

/** How a lock is taken. */
interface LockOptions {
  /** A lock of another machine is taken over if its file has not been touched for so long; by default never. */
  readonly abandonedMs: number;
  /** Is told if there is a folder in the place of the lock. */
  readonly notice: (text: string) => void;
}

/** Another process has the lock. */
export class LockedError extends UsageError {
  override readonly name = 'LockedError';
}

/**
 * Takes a lock that only one process can have. A lock whose process is gone is taken over. If two processes start at the same instant,
 * one of them gets the lock.
 * @param busy the message if another process has it, without a full stop.
 * @returns a function that releases the lock.
 * @throws {LockedError} if another process has it.
 */
export async function lockFile(
  path: string,
  busy: string,
  { abandonedMs = Number.POSITIVE_INFINITY, notice = () => undefined }: Partial<LockOptions> = {},
): Promise<() => Promise<void>> {
  await mkdir(dirname(path), { recursive: true });
  const own = `${path}.${process.pid}-${randomBytes(6).toString('hex')}`;
  const since = await beginningOf(process.pid);
  const self: Holder = { pid: process.pid, host: hostname(), ...(since !== undefined && { since }) };
  try {
    await writeFile(own, JSON.stringify(self));
    await take(own, path, busy, { abandonedMs, notice });
  } finally {
    await rm(own, { force: true });
  }
  await removeDrafts(path);
  return () => rm(path, { force: true });
}

/** Removes the files that processes have left which were killed while they took the lock. */
async function removeDrafts(path: string): Promise<void> {
  const start = `${basename(path)}.`;
  for (const name of await readdir(dirname(path))) {
    const pid = name.startsWith(start)
      ? /^(\d+)-[0-9a-f]{12}$/u.exec(name.slice(start.length))?.[1]
      : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(dirname(path), name), { force: true });
  }
}

async function take(own: string, path: string, busy: string, options: LockOptions): Promise<void> {
  let holder: Holder | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if ((await isLinked(own, path)) || (await takeOver(own, path, options))) return;
    holder = await holderOf(path, options.abandonedMs);
    if (holder !== undefined) break;
    await wait(PAUSE);
  }
  const who = holder === undefined ? '(just started)' : `(process ${holder.pid} on ${holder.host})`;
  const message = `${busy} ${who}.`;
  throw new LockedError(message, `Wait until it has finished. If none is running, remove ${path}.`);
}

/** Puts a complete lock file in place by a hard link, which succeeds for only one process. */
async function isLinked(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    // A disk without links.
    if (hasCode(error, 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EPERM')) return isCopied(own, path);
    throw error;
  }
}

async function isCopied(own: string, path: string): Promise<boolean> {
  try {
    await copyFile(own, path, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Replaces the lock of a process that is gone. A second lock lets only one process do so at a time. */
async function takeOver(own: string, path: string, { abandonedMs, notice }: LockOptions): Promise<boolean> {
  const takeover = `${path}.takeover`;
  if (!(await isLinked(own, takeover))) {
    if (await isAbandoned(takeover)) makeRoom(takeover, notice);
    return false;
  }
  try {
    if ((await holderOf(path, abandonedMs)) !== undefined) return false;
    if (isFolder(path)) makeRoom(path, notice);
    await rename(own, path);
    return true;
  } finally {
    await rm(takeover, { force: true });
  }
}

async function isAbandoned(takeover: string): Promise<boolean> {
  if ((await holderOf(takeover, LONGEST_TAKEOVER)) === undefined) return true;
  const file = await stat(takeover).catch(() => undefined);
  return file === undefined || Date.now() - file.ctimeMs > LONGEST_TAKEOVER;
}

/** The process that holds the lock; `undefined` if it is gone. */
async function holderOf(path: string, abandonedMs: number): Promise<Holder | undefined> {
  const holder = holderIn(readCacheFile(path)?.toString() ?? '');
  if (holder === undefined) return undefined;
  // Nobody knows which processes another machine has.
  if (holder.host !== hostname()) {
    const touched = (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
    return Date.now() - touched > abandonedMs ? undefined : holder;
  }
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
