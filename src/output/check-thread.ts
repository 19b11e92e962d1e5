import { parentPort, workerData } from 'node:worker_threads';
import { checkFiles } from './check-files.ts';
import { recordOf } from './site-record.ts';

// A thread that checks the files of an output folder, while the build reads the papers.

const { out, stateFolder } = workerData as { readonly out: string; readonly stateFolder: string };
const record = recordOf(out, stateFolder);
if (record === undefined) parentPort?.postMessage(undefined);
else {
  const { files, ...summary } = record;
  parentPort?.postMessage({ summary, check: checkFiles(out, files) });
}
