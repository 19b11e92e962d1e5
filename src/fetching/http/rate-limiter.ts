import { type Clock, formatDuration } from './clock.ts';
import { FetchFailure } from './failure.ts';

interface RateLimiterOptions {
  readonly clock: Clock;
  /** The least time between the starts of two requests, in milliseconds. */
  readonly interval: number;
  /** The longest time that a source may ask to wait. */
  readonly longestWait: number;
  /** When the last request of an earlier run started. */
  readonly last?: number | undefined;
  /** Called with the time of each start. */
  readonly onStart?: (time: number) => Promise<void>;
}

/** Keeps the requests to one source apart: one at a time, and never two starts within the interval. */
export class RateLimiter {
  readonly #options: RateLimiterOptions;
  #interval: number;
  #last: number;
  #pausedUntil = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: RateLimiterOptions) {
    this.#options = options;
    this.#interval = options.interval;
    // A clock that was set back must not hold up a run.
    this.#last = Math.min(options.last ?? 0, options.clock.now());
  }

  /** Runs `work` once everything that came before it is done. */
  runExclusive<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /** Waits for the moment at which the next request may start. @throws {FetchFailure} where that is too far away. */
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

  /** How many milliseconds the source has still to be left alone, apart from the interval. */
  asked(): number {
    return Math.max(0, this.#pausedUntil - this.#options.clock.now());
  }

  /** Lets no request start within the next milliseconds. */
  pauseFor(milliseconds: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#options.clock.now() + milliseconds);
  }

  /** Keeps requests at least so many milliseconds apart from now on. */
  setMinInterval(milliseconds: number): void {
    this.#interval = Math.max(this.#interval, Math.min(milliseconds, this.#options.longestWait));
  }
}
