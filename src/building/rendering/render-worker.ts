import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseInputs } from '../../targets/serialization.ts';
import { loadCompiledPages } from './compiled-pages.ts';
import { createViews } from './record-views.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './worker-messages.ts';

// A process that renders targets. It knows only what is in their inputs, and the records of the papers that these name.

const report = (message: FromWorker) => process.send?.(message);

async function start({ compiledDir, recordsFile, outDir, frame }: WorkerSetup) {
  const renderer = await loadCompiledPages(compiledDir, (warning) => report({ warning }));
  const viewOf = createViews(recordsFile, frame);
  const folders = new Set<string>();
  return async ({ pattern, params, json }: ToWorker['targets'][number]) => {
    const inputs = parseInputs(json, viewOf);
    const file = join(outDir, renderer.pathOf({ pattern, params }));
    const bytes = await renderer.render({ pattern, params, inputs, frame });
    const folder = dirname(file);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(file, bytes);
  };
}

let render: ReturnType<typeof start> | undefined;

process.on('message', async ({ setup, targets }: ToWorker) => {
  if (setup !== undefined) render = start(setup);
  for (const target of targets) {
    try {
      await (await render)?.(target);
    } catch (error) {
      const { pattern, params } = target;
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      report({ failure: { pattern, params, reason } });
      return;
    }
  }
  report({ rendered: targets.length });
});
// The process that started it has ended.
process.on('disconnect', () => process.exit());
