import { availableParallelism } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import { type RenderListener, RenderProcess, type TargetRenderer } from './render-process.ts';
import type { StringifiedTarget, WorkerSetup } from './worker-messages.ts';

/** So many targets are sent to a process at once. */
const TARGETS_AT_ONCE = 20;
/** A process has so many batches of targets, so that it need not wait for the next one. */
const BATCHES_AHEAD = 2;
/**
 * A process takes most of a second of a core to start. Another one is not worth that for fewer targets: on a machine with few cores, the
 * daily update is done sooner if the process that lists targets has a core for itself.
 */
const TARGETS_FOR_ANOTHER = 200;
/** So many targets wait for a process, since they are in memory. */
const MOST_WAITING = 400;
/** In milliseconds: for so long targets are listed until the processes get their turn. */
const SLICE_MS = 15;

/** Renders targets; see {@link renderTargets}. Tests render in their own process. */
export type RenderTargets = typeof renderTargets;

/**
 * Renders targets in as many processes as there are cores, while they are listed; in one if there are few targets. The
 * inputs of all pages are never in memory at once.
 * @param targets `undefined` is a target that need not be rendered.
 * @throws if a target cannot be rendered; the message names it.
 */
export async function renderTargets(
  targets: Iterable<StringifiedTarget | undefined>,
  setup: WorkerSetup,
  listener: RenderListener,
  start: () => TargetRenderer = () => new RenderProcess(setup, listener),
): Promise<void> {
  const pool = new WorkerPool(start, availableParallelism());
  // It gets ready while the first targets are listed.
  pool.startOne();
  try {
    for (const batch of batchesOf(targets)) {
      if (batch.length > 0) pool.add(batch);
      await turn();
      await pool.untilFewWait();
    }
    await pool.untilDone();
  } finally {
    pool.end();
  }
}

/** Batches of targets; they are small, or empty, where it takes long to find targets. */
function* batchesOf(targets: Iterable<StringifiedTarget | undefined>): Generator<StringifiedTarget[]> {
  let batch: StringifiedTarget[] = [];
  let begun = performance.now();
  for (const target of targets) {
    if (target !== undefined) batch.push(target);
    if (batch.length < TARGETS_AT_ONCE && performance.now() - begun < SLICE_MS) continue;
    yield batch;
    batch = [];
    begun = performance.now();
  }
  yield batch;
}

/** Gives batches of targets to the processes that have the fewest. */
class WorkerPool {
  readonly #start: () => TargetRenderer;
  readonly #most: number;
  /** The processes, and how many batches each of them has. */
  readonly #workers = new Map<TargetRenderer, number>();
  readonly #waiting: StringifiedTarget[][] = [];
  /** Is resolved when a process has rendered a batch, or has failed. */
  #progress = Promise.withResolvers<void>();
  #failure: { readonly error: unknown } | undefined;

  constructor(start: () => TargetRenderer, most: number) {
    this.#start = start;
    this.#most = most;
  }

  add(batch: StringifiedTarget[]): void {
    this.#waiting.push(batch);
    const isAnotherWorthIt = this.#waitingTargets >= TARGETS_FOR_ANOTHER && this.#workers.size < this.#most;
    if (isAnotherWorthIt) this.startOne();
    this.#giveOut();
  }

  startOne(): void {
    this.#workers.set(this.#start(), 0);
  }

  get #waitingTargets(): number {
    return this.#waiting.reduce((sum, batch) => sum + batch.length, 0);
  }

  untilFewWait(): Promise<void> {
    return this.#until(() => this.#waitingTargets < MOST_WAITING);
  }

  untilDone(): Promise<void> {
    return this.#until(() => [...this.#workers.values()].every((batches) => batches === 0));
  }

  end(): void {
    for (const worker of this.#workers.keys()) worker.end();
  }

  async #until(isReached: () => boolean): Promise<void> {
    while (this.#failure === undefined && !isReached()) await this.#progress.promise;
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  #giveOut(): void {
    for (let ahead = 0; ahead < BATCHES_AHEAD; ahead += 1)
      for (const [worker, batches] of this.#workers)
        if (batches === ahead && this.#waiting.length > 0)
          void this.#give(worker, this.#waiting.shift() ?? []);
  }

  async #give(worker: TargetRenderer, batch: StringifiedTarget[]): Promise<void> {
    this.#count(worker, 1);
    try {
      await worker.render(batch);
      this.#count(worker, -1);
      this.#giveOut();
    } catch (error) {
      this.#failure ??= { error };
    }
    const { resolve } = this.#progress;
    this.#progress = Promise.withResolvers();
    resolve();
  }

  #count(worker: TargetRenderer, more: number): void {
    this.#workers.set(worker, (this.#workers.get(worker) ?? 0) + more);
  }
}
