import { expect, test } from 'vitest';
import {
  addLeftGradients,
  addRightGradients,
  compareTexts,
  embedTexts,
  projectGradients,
  sumColumns,
} from '../../../src/vectors/training/contrastive-loss.ts';
import { createState, loadBatch, type TrainingState } from '../../../src/vectors/training/training-state.ts';

const [TERMS, DIMENSIONS, SIZE] = [12, 5, 8];

function someState(): TrainingState {
  const state = createState(TERMS, DIMENSIONS, SIZE);
  for (const at of state.vectors.keys()) state.vectors[at] = Math.sin(at * 1.7);
  for (const at of state.weights.keys()) state.weights[at] = 1 + (at % 3) / 2;
  const text = (...terms: number[]) => Uint32Array.from(terms);
  loadBatch(
    state,
    Array.from({ length: SIZE }, (_, pair) => ({
      left: text(pair, (pair + 3) % TERMS),
      right: text((pair + 1) % TERMS, (pair + 5) % TERMS, pair),
    })),
  );
  return state;
}

/** The loss of the batch. The gradients are in the state afterwards. */
function lossOf(state: TrainingState): number {
  embedTexts(state, 0, 2 * SIZE);
  compareTexts(state, 0, SIZE);
  sumColumns(state, 0, SIZE);
  addLeftGradients(state, 0, SIZE);
  addRightGradients(state, 0, SIZE);
  projectGradients(state, 0, 2 * SIZE);
  return state.losses.reduce((sum, loss) => sum + loss, 0) / SIZE;
}

test('the gradient of a word is the change of the loss, as measured by moving its vector a little', () => {
  const state = someState();
  lossOf(state);
  const { textStarts, terms, weights, gradients } = state;
  for (const [term, component] of [
    [0, 0],
    [4, 2],
    [7, 4],
  ] as const) {
    let gradient = 0;
    for (let text = 0; text < 2 * SIZE; text += 1)
      for (let at = textStarts[text] ?? 0; at < (textStarts[text + 1] ?? 0); at += 1)
        if (terms[at] === term)
          gradient += (weights[term] ?? 0) * (gradients[text * DIMENSIONS + component] ?? 0);
    const moved = (by: number) => {
      const other = someState();
      const at = term * DIMENSIONS + component;
      other.vectors[at] = (other.vectors[at] ?? 0) + by;
      return lossOf(other);
    };
    const step = 1e-3;
    expect(gradient).toBeCloseTo((moved(step) - moved(-step)) / (2 * step), 2);
  }
});
