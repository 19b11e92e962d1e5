import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { PageRecord } from './page-state.ts';
import type { FromWorker, StringifiedTarget, ToWorker, WorkerSetup } from './worker-messages.ts';

/** So many targets are sent to a process at once. */
const TARGETS_AT_ONCE = 40;
/** A process takes half a second to start, in which another one renders so many targets. */
const FEWEST_TARGETS = 300;
/** The heap limit of a process in MB. */
const MAX_HEAP_MB = 1500;

/** Callbacks of {@link renderTargets}. */
export interface RenderListener {
  readonly onRendered: (pages: readonly (readonly [path: string, page: PageRecord])[]) => void;
  readonly onWarning: (text: string) => void;
}

/** Renders targets; see {@link renderTargets}. Tests render in their own process. */
export type RenderTargets = typeof renderTargets;

/**
 * Renders targets in as many processes as there are cores; in fewer if there are few targets, in none if there are none. `targets`
 * is read as the processes go on, so that the inputs of all pages are never in memory at once.
 * @throws if a target cannot be rendered; the message names it.
 */
export async function renderTargets(
  targets: Iterable<StringifiedTarget>,
  setup: WorkerSetup,
  listener: RenderListener,
): Promise<void> {
  const source = targets[Symbol.iterator]();
  const most = availableParallelism();
  const first = take(source, most * FEWEST_TARGETS);
  const queue = chain(first, source);
  const workers = Math.min(most, Math.ceil(first.length / FEWEST_TARGETS));
  const children: ChildProcess[] = [];
  try {
    await Promise.all(
      Array.from({ length: workers }, () => {
        const child = startWorker();
        children.push(child);
        return drive(child, queue, setup, listener);
      }),
    );
  } finally {
    // A process that has nothing to do ends when nobody can send it more.
    for (const child of children) if (child.connected) child.disconnect();
  }
}

function* chain<T>(first: readonly T[], rest: Iterator<T>): Generator<T> {
  yield* first;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}

function startWorker(): ChildProcess {
  const script = fileURLToPath(new URL('render-worker.ts', import.meta.url));
  return fork(script, { execArgv: [`--max-old-space-size=${MAX_HEAP_MB}`, '--max-semi-space-size=32'] });
}

/** Sends targets to a process until there are no more. */
function drive(
  child: ChildProcess,
  queue: Iterator<StringifiedTarget>,
  setup: WorkerSetup,
  { onRendered, onWarning }: RenderListener,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const send = (message: ToWorker) => {
      child.send(message, (error) => error !== null && reject(error));
    };
    const sendNext = () => {
      const targets = take(queue, TARGETS_AT_ONCE);
      if (targets.length === 0) resolve();
      else send({ targets });
    };
    child.on('message', (message: FromWorker) => {
      if ('warning' in message) onWarning(message.warning);
      else if ('failure' in message) {
        const { pattern, params, reason } = message.failure;
        reject(
          new Error(`The page ${pattern} with ${JSON.stringify(params)} could not be rendered: ${reason}`),
        );
      } else {
        onRendered(message.rendered);
        try {
          sendNext();
        } catch (error) {
          reject(error);
        }
      }
    });
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`A process that renders pages ended too early (${signal ?? code ?? 'unknown'}).`)),
    );
    send({ setup, targets: [] });
  });
}

function take<T>(queue: Iterator<T>, count: number): T[] {
  const taken: T[] = [];
  while (taken.length < count) {
    const next = queue.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}
