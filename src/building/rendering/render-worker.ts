import type { PageRecord } from './page-state.ts';
import { createTargetRenderer, type RenderTarget } from './render-target.ts';
import { openRecords } from './snapshot-papers.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

// A process that renders targets.

const report = (message: FromWorker) => process.send?.(message);
let render: Promise<RenderTarget> | undefined;

process.on('message', async ({ setup, targets }: ToWorker) => {
  if (setup !== undefined)
    render = createTargetRenderer(setup, openRecords(setup.snapshot), (warning) => report({ warning }));
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
