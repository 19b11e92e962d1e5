import { parentPort, workerData } from 'node:worker_threads';
import { checkHere } from './check-former-site.ts';

// A thread that checks the files of an output folder, while the build reads the papers.

const { out, stateFolder } = workerData as { readonly out: string; readonly stateFolder: string };
parentPort?.postMessage(checkHere(out, stateFolder));
