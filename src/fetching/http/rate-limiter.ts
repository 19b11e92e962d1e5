import { type Clock, formatDuration } from './clock.ts';
import { FetchFailure } from './failure.ts';

interface RateLimiterOptions {
  readonly clock: Clock;
  /** The least milliseconds between the starts of two requests. */
  readonly interval: number;
  /** The longest pause that a source may ask for, in milliseconds. */
  readonly longestWait: number;
  /** When the last request of an earlier run started, in milliseconds since 1970. */
  readonly last?: number | undefined;
  /** Called with the time of each start. */
  readonly onStart?: (time: number) => Promise<void>;
}

/** Limits the requests to one source: one at a time, and never two starts within the interval. */
export class RateLimiter {
  readonly #options: RateLimiterOptions;
  #interval: number;
  #last: number;
  #pausedUntil = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: RateLimiterOptions) {
    this.#options = options;
    this.#interval = options.interval;
    // The clock may have been set back since the last run.
    this.#last = Math.min(options.last ?? 0, options.clock.now());
  }

  /** Runs `work` after all work that was queued before it. */
  runExclusive<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /** Waits until the next request may start. @throws {FetchFailure} if that takes longer than `longestWait`. */
  async waitForTurn(): Promise<void> {
    const { clock, longestWait, onStart } = this.#options;
    const remainingPause = this.asked();
    if (remainingPause > longestWait) {
      const when = new Date(this.#pausedUntil).toISOString().slice(0, 16).replace('T', ' ');
      const message = `The source asks to wait ${formatDuration(remainingPause)}.`;
      throw new FetchFailure(message, { retryable: true, hint: `Run this again after ${when} UTC.` });
    }
    const due = Math.max(this.#last + this.#interval, this.#pausedUntil);
    // Timers may fire a moment early.
    for (let now = clock.now(); now < due; now = clock.now()) await clock.sleep(due - now);
    this.#last = clock.now();
    await onStart?.(this.#last);
  }

  /** How many milliseconds of a pause are left, apart from the interval. */
  asked(): number {
    return Math.max(0, this.#pausedUntil - this.#options.clock.now());
  }

  /** Starts no request within the next milliseconds. */
  pauseFor(milliseconds: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#options.clock.now() + milliseconds);
  }

  /** Raises the interval to at least so many milliseconds. */
  setMinInterval(milliseconds: number): void {
    this.#interval = Math.max(this.#interval, Math.min(milliseconds, this.#options.longestWait));
  }
}
