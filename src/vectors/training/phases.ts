import { updateTerms } from './adam.ts';
import {
  addLeftGradients,
  addRightGradients,
  compareTexts,
  embedTexts,
  projectGradients,
  sumColumns,
} from './contrastive-loss.ts';
import type { TrainingState } from './training-state.ts';

/** So many parts each phase has. It is fixed, so that the results do not depend on the number of threads. */
export const PARTS = 32;

/** One step of a batch on a range of texts, pairs or terms. The ranges of a phase are independent of each other. */
interface Phase {
  readonly run: (state: TrainingState, from: number, to: number) => void;
  /** How many texts, pairs or terms there are. */
  readonly length: (state: TrainingState) => number;
}

const texts = ({ size }: TrainingState) => 2 * size;
const pairs = ({ size }: TrainingState) => size;
const terms = ({ counts }: TrainingState) => counts[0] ?? 0;

/** The phases of a batch, in order. Each needs the results of all parts of the one before. */
export const PHASES: readonly Phase[] = [
  { run: embedTexts, length: texts },
  { run: compareTexts, length: pairs },
  { run: sumColumns, length: pairs },
  { run: addLeftGradients, length: pairs },
  { run: addRightGradients, length: pairs },
  { run: projectGradients, length: texts },
  { run: updateTerms, length: terms },
];

/** Runs one part of a phase. */
export function runPart(state: TrainingState, phase: number, part: number): void {
  const { run, length } = PHASES[phase] ?? { run: () => undefined, length: () => 0 };
  // Kernels take four rows at a time.
  const step = 4 * Math.ceil(length(state) / PARTS / 4);
  const [from, to] = [part * step, Math.min((part + 1) * step, length(state))];
  if (from < to) run(state, from, to);
}
