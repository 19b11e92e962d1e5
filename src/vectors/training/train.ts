import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Corpus } from './corpus.ts';
import { pairOf } from './pairs.ts';
import { PARTS, PHASES, runPart } from './phases.ts';
import { type Random, randomOf, shuffled } from './random.ts';
import { createState, loadBatch, type TrainingState } from './training-state.ts';

/** How word vectors are trained. The same options and papers give the same vectors, on any number of threads. */
export interface TrainingOptions {
  readonly dimensions: number;
  /** How often each paper is shown. */
  readonly rounds: number;
  /** How many pairs a batch has at most: the other papers of a batch are the wrong answers. */
  readonly batchSize: number;
  readonly seed: number;
  readonly threads?: number;
  readonly onProgress?: (progress: TrainingProgress) => void;
}

/** How far a training is. */
export interface TrainingProgress {
  readonly round: number;
  readonly batch: number;
  readonly batches: number;
  /** The mean loss of the batch. */
  readonly loss: number;
}

/** There are too few papers to learn anything. */
export class CorpusTooSmall extends Error {
  override readonly name = 'CorpusTooSmall';
}

const LEARNING_RATE = 0.01;
const MIN_BATCH = 8;

/**
 * Trains vectors of terms so that a title, or a sentence, is closer to the rest of its paper than to other papers. The
 * method is that of CLIP (https://arxiv.org/abs/2103.00020) on sums of word vectors.
 * @returns the weighted vectors, term after term.
 * @throws {CorpusTooSmall} for fewer than eight papers.
 */
export async function train(corpus: Corpus, options: TrainingOptions): Promise<Float32Array> {
  const { documents } = corpus;
  const size = Math.min(options.batchSize, documents.length) & ~7;
  if (size < MIN_BATCH) throw new CorpusTooSmall(`Only ${documents.length} papers can be trained on.`);
  const random = randomOf(options.seed);
  const state = initialState(corpus, options.dimensions, size, random);
  const perRound = Math.floor(documents.length / size);
  const batches = perRound * options.rounds;
  const threads = startThreads(state, options.threads ?? availableParallelism());
  try {
    for (let round = 0; round < options.rounds; round += 1) {
      const order = shuffled(documents.length, random);
      for (let batch = 0; batch < perRound; batch += 1) {
        const done = round * perRound + batch;
        const chosen = [...order.subarray(batch * size, (batch + 1) * size)];
        state.learningRate[0] = LEARNING_RATE * (1 - done / batches);
        loadBatch(
          state,
          chosen.flatMap((number) => documents[number] ?? []).map((document) => pairOf(document, random)),
        );
        for (const phase of PHASES.keys()) await threads.run(phase);
        const loss = state.losses.reduce((sum, own) => sum + own, 0) / size;
        options.onProgress?.({ round, batch: done + 1, batches, loss });
      }
    }
  } finally {
    await threads.stop();
  }
  return weightedVectors(state);
}

/** Random vectors; as weights the inverse document frequencies. */
function initialState(corpus: Corpus, dimensions: number, size: number, random: Random): TrainingState {
  const { terms, frequencies, documents } = corpus;
  const state = createState(terms.length, dimensions, size);
  const spread = Math.sqrt(3 / dimensions);
  for (const at of state.vectors.keys()) state.vectors[at] = spread * (2 * random() - 1);
  for (const [term, frequency] of frequencies.entries())
    state.weights[term] = Math.log((documents.length + 1) / frequency);
  return state;
}

function weightedVectors({ vectors, weights, dimensions }: TrainingState): Float32Array {
  return Float32Array.from(
    vectors,
    (component, at) => component * (weights[Math.floor(at / dimensions)] ?? 0),
  );
}

interface Threads {
  /** Runs all parts of a phase. */
  readonly run: (phase: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Shares the parts of each phase between this thread and others. */
function startThreads(state: TrainingState, count: number): Threads {
  const workers = Array.from(
    { length: Math.min(count, PARTS) - 1 },
    () => new Worker(new URL('./training-worker.ts', import.meta.url), { workerData: state }),
  );
  const partsOf = (thread: number) =>
    Array.from({ length: PARTS }, (_, part) => part).filter((part) => part % (workers.length + 1) === thread);
  const runElsewhere = (worker: Worker, thread: number, phase: number) =>
    new Promise<void>((resolve, reject) => {
      const end = (error?: Error) => {
        worker.off('message', onMessage).off('error', end);
        if (error === undefined) resolve();
        else reject(error);
      };
      const onMessage = () => end();
      worker.once('message', onMessage).once('error', end);
      worker.postMessage({ phase, parts: partsOf(thread) });
    });
  return {
    run: async (phase) => {
      const others = workers.map((worker, at) => runElsewhere(worker, at + 1, phase));
      for (const part of partsOf(0)) runPart(state, phase, part);
      await Promise.all(others);
    },
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
