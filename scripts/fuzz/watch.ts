import type { Worker } from 'node:worker_threads';
import type { Board } from './board.ts';

/** A mutant that broke a promise, and how. */
export interface Failure {
  readonly number: number;
  readonly reason: string;
}

interface Watched {
  readonly board: Board;
  /** How many mutants there are. */
  readonly count: number;
  /** How long a mutant may take, in milliseconds. */
  readonly limit: number;
  /** After so many failures no more are looked for. */
  readonly mostFailures: number;
  /** Starts a worker that reads the mutants from this one on: the board says at which it is, the count after the last. */
  readonly start: (from: number) => Worker;
}

/** How long a worker may take to load its modules, in milliseconds. */
const STARTING = 60_000;

/**
 * Has all mutants read. A worker that ends with an error, runs out of memory, or is silent for too long is terminated,
 * and another goes on behind the mutant at which that happened.
 * @returns the failures, and how many mutants were read, those that failed included.
 */
export async function watch(watched: Watched): Promise<{ failures: Failure[]; read: number }> {
  const { board, count, start, mostFailures } = watched;
  const failures: Failure[] = [];
  let from = 0;
  while (from < count) {
    board.set('current', from - 1);
    const reason = await reasonOfEnding(start(from), from, watched);
    if (reason === undefined) return { failures, read: count };
    const number = board.get('current');
    if (number < from) throw new Error(`The worker could not start: ${reason}`);
    failures.push({ number, reason });
    from = number + 1;
    if (failures.length >= mostFailures) break;
  }
  return { failures, read: from };
}

/** Waits for a worker. @returns why it ended before its time, or nothing. */
function reasonOfEnding(
  worker: Worker,
  from: number,
  { board, count, limit }: Watched,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    let seen = board.get('current');
    let since = performance.now();
    const timer = setInterval(
      () => {
        const now = performance.now();
        if (board.get('current') !== seen) [seen, since] = [board.get('current'), now];
        else if (now - since > (seen < from ? STARTING : limit)) {
          board.took(now - since);
          end(`It took more than ${limit / 1000} s.`);
        }
      },
      Math.min(100, limit / 4),
    );
    let ending = false;
    const end = (reason: string | undefined) => {
      // A worker that is terminated, or has thrown, exits as well: the first reason is the one.
      if (ending) return;
      ending = true;
      clearInterval(timer);
      void worker.terminate().then(() => resolve(reason));
    };
    worker.once('error', (error) => end(describe(error)));
    // With code 0 a worker ends as well that waits for what never comes.
    worker.once('exit', (code) =>
      end(board.get('current') === count ? undefined : `It never came to an end (exit code ${code}).`),
    );
  });
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
