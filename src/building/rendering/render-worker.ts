import type { PageRecord } from './page-state.ts';
import { createTargetRenderer, type RenderTarget } from './render-target.ts';
import { openRecords } from './snapshot-papers.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './worker-messages.ts';

// A process that renders targets.

async function startRenderer(setup: WorkerSetup): Promise<RenderTarget> {
  const records = await openRecords(setup.snapshot);
  return createTargetRenderer(setup, records, (warning) => report({ warning }));
}

const report = (message: FromWorker) => process.send?.(message);
let render: Promise<RenderTarget> | undefined;

process.on('message', async ({ setup, targets }: ToWorker) => {
  if (setup !== undefined) render = startRenderer(setup);
  const rendered: [string, PageRecord][] = [];
  for (const target of targets) {
    try {
      const page = await (await render)?.(target);
      if (page !== undefined) rendered.push(page);
    } catch (error) {
      const { pattern, params } = target;
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      report({ failure: { pattern, params, reason } });
      return;
    }
  }
  report({ rendered });
});
// The process that started it has ended.
process.on('disconnect', () => process.exit());
