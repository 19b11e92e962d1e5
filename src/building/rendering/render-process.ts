import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PageRecord } from './page-state.ts';
import type { FromWorker, StringifiedTarget, ToWorker, WorkerSetup } from './worker-messages.ts';

/** The heap limit of a process in MB. */
const MAX_HEAP_MB = 1500;

/** Pages that were made: the paths of their files, and their records. */
export type RenderedPages = readonly (readonly [path: string, page: PageRecord])[];

/** Callbacks of a {@link RenderProcess}. */
export interface RenderListener {
  readonly onRendered: (pages: RenderedPages) => void;
  readonly onWarning: (text: string) => void;
}

/** Renders targets in another process. */
export interface TargetRenderer {
  /** Renders some targets, after those that it got before. @throws if one of them cannot be rendered; the message names it. */
  render(targets: readonly StringifiedTarget[]): Promise<void>;
  /** Ends at once. */
  end(): void;
}

export class RenderProcess implements TargetRenderer {
  readonly #child: ChildProcess;
  readonly #waiting: PromiseWithResolvers<void>[] = [];

  constructor(setup: WorkerSetup, { onRendered, onWarning }: RenderListener) {
    const script = fileURLToPath(new URL('render-worker.ts', import.meta.url));
    const execArgv = [`--max-old-space-size=${MAX_HEAP_MB}`, '--max-semi-space-size=32'];
    this.#child = fork(script, { execArgv });
    this.#child.on('message', (message: FromWorker) => {
      if ('warning' in message) onWarning(message.warning);
      else if ('failure' in message) {
        const { pattern, params, reason } = message.failure;
        this.#fail(`The page ${pattern} with ${JSON.stringify(params)} could not be rendered: ${reason}`);
      } else {
        onRendered(message.rendered);
        this.#waiting.shift()?.resolve();
      }
    });
    this.#child.once('error', (error) => this.#fail(error.message));
    this.#child.once('exit', (code, signal) =>
      this.#fail(`A process that renders pages ended too early (${signal ?? code ?? 'unknown'}).`),
    );
    void this.#send({ setup, targets: [] }).catch(() => {
      // Whoever waits for targets gets the reason.
    });
  }

  render(targets: readonly StringifiedTarget[]): Promise<void> {
    return this.#send({ targets });
  }

  end(): void {
    this.#child.kill();
  }

  #send(message: ToWorker): Promise<void> {
    const answer = Promise.withResolvers<void>();
    this.#waiting.push(answer);
    this.#child.send(message, (error) => error !== null && this.#fail(error.message));
    return answer.promise;
  }

  #fail(reason: string): void {
    for (const { reject } of this.#waiting.splice(0)) reject(new Error(reason));
  }
}
