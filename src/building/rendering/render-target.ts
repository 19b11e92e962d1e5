import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CitedPapers } from '../../exports/bibtex/cited-papers.ts';
import { digestOf } from '../../store/checked-json.ts';
import { parseInputs } from '../../targets/serialization.ts';
import { filePathOf } from '../../targets/target.ts';
import { loadCompiledPages } from '../compilation/compiled-pages.ts';
import type { PageRecord } from './page-state.ts';
import { createViews } from './record-views.ts';
import type { SnapshotRecords } from './snapshot-records.ts';
import type { StringifiedTarget, WorkerSetup } from './worker-messages.ts';

/** Renders a target into the output folder. Returns the path of its file below that folder, and the record of the file. */
export type RenderTarget = (target: StringifiedTarget) => Promise<[path: string, page: PageRecord]>;

/**
 * Makes this process ready to render targets. It knows only what is in their inputs, and the records of the papers that these
 * name. `warn` gets the warnings of Astro.
 */
export async function createTargetRenderer(
  { compiledDir, outDir, frame }: Omit<WorkerSetup, 'snapshot'>,
  { recordOf, entriesOf }: SnapshotRecords,
  warn: (message: string) => void,
): Promise<RenderTarget> {
  const render = await loadCompiledPages(compiledDir, warn);
  const viewOf = createViews(recordOf, frame);
  const folders = new Set<string>();
  return async ({ pattern, params, json, inputs, papers }) => {
    const path = filePathOf(pattern, params);
    const file = join(outDir, path);
    const bytes = await render({
      pattern,
      params,
      inputs: parseInputs(json, {
        viewOf,
        citedOf: ({ $cited: ids }) => new CitedPapers(ids, () => entriesOf(ids)),
      }),
      frame,
    });
    const folder = dirname(file);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(file, bytes);
    return [path, [inputs, papers, digestOf(bytes)]];
  };
}
