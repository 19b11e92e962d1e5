import { workerData } from 'node:worker_threads';
import { readerNamed } from '../../src/readers/registry.ts';
import { Board } from './board.ts';
import { judge } from './judge.ts';
import { mutantAt, mutantsOf, originalsOf } from './mutations.ts';

/** The job of a worker: which mutants of which format it reads. */
export interface Job {
  readonly format: string;
  readonly seed: number;
  /** The first mutant, and the one after the last. */
  readonly from: number;
  readonly end: number;
  readonly memory: SharedArrayBuffer;
}

// A failure is thrown and ends the worker. The watcher knows the mutant from the board.
const { format, seed, from, end, memory } = workerData as Job;
const board = new Board(memory);
const reader = readerNamed(format);
if (reader === undefined) throw new Error(`There is no reader ${format}.`);
const mutants = mutantsOf(originalsOf(format));
for (let number = from; number < end; number++) {
  const mutant = mutantAt(mutants, seed, number);
  board.set('current', number);
  const start = performance.now();
  const outcome = await judge(mutant, reader);
  board.took(performance.now() - start);
  for (const cell of ['papers', 'problems', 'skipped'] as const) board.add(cell, outcome[cell]);
  if (outcome.refused) board.add('refused', 1);
}
board.set('current', end);
