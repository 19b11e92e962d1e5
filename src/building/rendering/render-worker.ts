import type { PageRecord } from './page-state.ts';
import { createTargetRenderer, type RenderTarget } from './render-target.ts';
import { openRecords } from './snapshot-records.ts';
import type { FromWorker, StringifiedTarget, ToWorker, WorkerSetup } from './worker-messages.ts';

// A process that renders targets.

const report = (message: FromWorker) => process.send?.(message);
let render: RenderTarget | undefined;

/** Pages are rendered one after the other: each of them finds its inputs at the same place. */
let queue = Promise.resolve();

process.on('message', ({ setup, targets }: ToWorker) => {
  queue = queue.then(async () => {
    if (setup !== undefined) render = await startRenderer(setup);
    await renderAll(targets);
  });
});
// The process that started it has ended.
process.on('disconnect', () => process.exit());

async function startRenderer(setup: WorkerSetup): Promise<RenderTarget> {
  const records = openRecords(setup.snapshot);
  return createTargetRenderer(setup, records, (warning) => report({ warning }));
}

async function renderAll(targets: readonly StringifiedTarget[]): Promise<void> {
  const rendered: [string, PageRecord][] = [];
  for (const target of targets) {
    try {
      const page = await render?.(target);
      if (page !== undefined) rendered.push(page);
    } catch (error) {
      const { pattern, params } = target;
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      report({ failure: { pattern, params, reason } });
      return;
    }
  }
  report({ rendered });
}
