import type { Worker } from 'node:worker_threads';
import type { Board } from './board.ts';

/** A mutant for which the reader failed, and the reason. */
export interface Failure {
  readonly number: number;
  readonly reason: string;
}

interface Watched {
  readonly board: Board;
  /** The number of mutants. */
  readonly count: number;
  /** The time limit for a mutant, in milliseconds. */
  readonly limit: number;
  /** The number of failures after which to stop. */
  readonly mostFailures: number;
  /** Starts a worker that reads the mutants from a number on. Its progress is on the board. */
  readonly start: (from: number) => Worker;
}

/** The time limit for a worker to load its modules, in milliseconds. */
const STARTING = 60_000;

/**
 * Lets workers read all mutants. A worker that throws, runs out of memory or takes too long is terminated,
 * and another continues after the mutant that caused it.
 * @returns the failures, and the number of mutants read, including those that failed.
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

/** Waits for a worker. @returns the reason if it ended early. */
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
      // A worker that is terminated or has thrown also exits. Only the first reason counts.
      if (ending) return;
      ending = true;
      clearInterval(timer);
      void worker.terminate().then(() => resolve(reason));
    };
    worker.once('error', (error) => end(describe(error)));
    // A worker that waits for a promise that never settles exits with code 0.
    worker.once('exit', (code) =>
      end(board.get('current') === count ? undefined : `It did not finish (exit code ${code}).`),
    );
  });
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
