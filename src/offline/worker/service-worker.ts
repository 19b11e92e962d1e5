import type { WorkerBuild } from '../worker-build.ts';
import { SiteWorker } from './site-worker.ts';
import { workerScope } from './worker-scope.ts';

/** The build writes it into the bundle. */
declare const WORKER_BUILD: WorkerBuild;

new SiteWorker(workerScope(), WORKER_BUILD).listen();
