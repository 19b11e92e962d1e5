import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { LockedError, lockFile } from '../../store/lock-file.ts';
import { hasCode } from '../../store/store-error.ts';
import { outputError } from './output-error.ts';
import { INNER_PREFIX, outerPrefix } from './output-paths.ts';

/** How often a build looks whether another one has ended, and how long it waits, in milliseconds. */
const PAUSE_MS = 200;
const MAX_WAIT_MS = 60 * 60 * 1000;
/** A build shows that it is at work by setting the time of its lock; a lock of another machine that is older has been left behind. */
const TOUCH_MS = 20_000;
const ABANDONED_MS = 10 * 60 * 1000;

/** Locks an output folder, so that two builds do not replace it at once. A second build waits for the first one. */
export async function lockOutput(out: string, notice: (text: string) => void): Promise<() => Promise<void>> {
  const begin = performance.now();
  for (let isFirst = true; ; isFirst = false) {
    try {
      return await lockOnce(out, notice);
    } catch (error) {
      if (!(error instanceof LockedError) || performance.now() - begin > MAX_WAIT_MS)
        throw outputError(error, out);
      if (isFirst) notice(`note: ${error.message} This build waits until it has ended.`);
      await wait(PAUSE_MS);
    }
  }
}

async function lockOnce(out: string, notice: (text: string) => void): Promise<() => Promise<void>> {
  const busy = `Another build is writing to ${out}`;
  const take = async (path: string) => {
    const unlock = await lockFile(path, busy, { abandonedMs: ABANDONED_MS, notice });
    const touching = setInterval(() => touch(path), TOUCH_MS).unref();
    return () => {
      clearInterval(touching);
      return unlock();
    };
  };
  try {
    return await take(`${outerPrefix(out)}lock`);
  } catch (error) {
    // The folder around it may not be written, as with a volume of a container.
    if (!hasCode(error, 'EACCES', 'EPERM', 'EROFS')) throw error;
    return take(join(out, `${INNER_PREFIX}lock`));
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // It is gone, and nothing can be done about it.
  }
}
