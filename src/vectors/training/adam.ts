import { addScaled, innerProductAt } from './contrastive-loss.ts';
import type { TrainingState } from './training-state.ts';

// As in the paper on Adam: https://arxiv.org/abs/1412.6980
const [MEAN_DECAY, VARIANCE_DECAY, EPSILON] = [0.9, 0.999, 1e-8];

/**
 * Updates the vectors and weights of the terms `touched` from `from` to `to` by Adam. The estimates of other terms stay as
 * they are until a batch has the term.
 */
export function updateTerms(state: TrainingState, from: number, to: number): void {
  const { dimensions, touched, termStarts, termTexts, gradients, vectors, weights } = state;
  const update = updaterOf(state);
  const sum = new Float32Array(dimensions);
  for (let at = from; at < to; at += 1) {
    const term = touched[at] ?? 0;
    sum.fill(0);
    for (let place = termStarts[at] ?? 0; place < (termStarts[at + 1] ?? 0); place += 1)
      addScaled(sum, 0, gradients, (termTexts[place] ?? 0) * dimensions, 1, dimensions);
    const [start, weight] = [term * dimensions, weights[term] ?? 0];
    const weightGradient = innerProductAt(sum, 0, vectors, start, dimensions);
    for (let component = 0; component < dimensions; component += 1)
      update(
        vectors,
        state.vectorMeans,
        state.vectorVariances,
        start + component,
        weight * (sum[component] ?? 0),
      );
    update(weights, state.weightMeans, state.weightVariances, term, weightGradient);
  }
}

type Update = (
  values: Float32Array,
  means: Float32Array,
  variances: Float32Array,
  at: number,
  gradient: number,
) => void;

function updaterOf({ counts, learningRate }: TrainingState): Update {
  const batches = counts[1] ?? 1;
  const meanCorrection = 1 - MEAN_DECAY ** batches;
  const varianceCorrection = 1 - VARIANCE_DECAY ** batches;
  const rate = learningRate[0] ?? 0;
  return (values, means, variances, at, gradient) => {
    const mean = MEAN_DECAY * (means[at] ?? 0) + (1 - MEAN_DECAY) * gradient;
    const variance = VARIANCE_DECAY * (variances[at] ?? 0) + (1 - VARIANCE_DECAY) * gradient * gradient;
    means[at] = mean;
    variances[at] = variance;
    const step = (rate * mean) / meanCorrection / (Math.sqrt(variance / varianceCorrection) + EPSILON);
    values[at] = (values[at] ?? 0) - step;
  };
}
