import { parentPort, workerData } from 'node:worker_threads';
import { runPart } from './phases.ts';
import type { TrainingState } from './training-state.ts';

/** What a thread is asked to do. */
export interface PartsMessage {
  readonly phase: number;
  readonly parts: readonly number[];
}

const state: TrainingState = workerData;
parentPort?.on('message', ({ phase, parts }: PartsMessage) => {
  for (const part of parts) runPart(state, phase, part);
  parentPort?.postMessage('done');
});
