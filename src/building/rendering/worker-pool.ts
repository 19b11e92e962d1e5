import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { FromWorker, StringifiedTarget, ToWorker, WorkerSetup } from './worker-messages.ts';

/** So many targets are sent to a process at once. */
const TARGETS_AT_ONCE = 40;
/** A process takes half a second to start, in which another one renders so many targets. */
const FEWEST_TARGETS = 300;
/** The heap limit of a process in MB. */
const MAX_HEAP_MB = 1500;

/** Callbacks of {@link renderTargets}. */
export interface RenderListener {
  readonly onRendered: (total: number) => void;
  readonly onWarning: (text: string) => void;
}

/**
 * Renders targets in as many processes as there are cores. `targets` is read as the processes go on, so that the inputs of all
 * pages are never in memory at once.
 * @param count about how many targets there are.
 * @throws if a target cannot be rendered; the message names it.
 */
export async function renderTargets(
  targets: Iterable<StringifiedTarget>,
  count: number,
  setup: WorkerSetup,
  { onRendered, onWarning }: RenderListener,
): Promise<void> {
  const queue = targets[Symbol.iterator]();
  let total = 0;
  const workers = Math.min(availableParallelism(), Math.ceil(count / FEWEST_TARGETS));
  const children: ChildProcess[] = [];
  try {
    await Promise.all(
      Array.from({ length: Math.max(1, workers) }, () => {
        const child = startWorker();
        children.push(child);
        return drive(child, queue, setup, {
          onWarning,
          onRendered: (number) => {
            total += number;
            onRendered(total);
          },
        });
      }),
    );
  } finally {
    for (const child of children) child.kill();
  }
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
