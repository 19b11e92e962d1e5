import type { TrainingState } from './training-state.ts';

/**
 * The contrastive loss of a batch and its gradients: each left side should be closest to its own right side among the right
 * sides of the batch, and each right side to its own left side (https://arxiv.org/abs/2103.00020, figure 3). The functions
 * work on a range, so that several threads share a batch. The arrays are as long as the state says, so an element that is
 * read is there; `?? 0` is for the type checker.
 */

/** The factor of the cosines before the softmax. */
const SCALE = 20;

/** The vectors of the texts from `from` to `to`: the weighted sums of the vectors of their terms, scaled to length 1. */
export function embedTexts(state: TrainingState, from: number, to: number): void {
  const { dimensions, textStarts, terms, vectors, weights, texts, lengths, gradients } = state;
  for (let text = from; text < to; text += 1) {
    const start = text * dimensions;
    texts.fill(0, start, start + dimensions);
    gradients.fill(0, start, start + dimensions);
    for (let at = textStarts[text] ?? 0; at < (textStarts[text + 1] ?? 0); at += 1) {
      const term = terms[at] ?? 0;
      addScaled(texts, start, vectors, term * dimensions, weights[term] ?? 0, dimensions);
    }
    const length = Math.sqrt(innerProductAt(texts, start, texts, start, dimensions)) || 1;
    lengths[text] = length;
    for (let at = start; at < start + dimensions; at += 1) texts[at] = (texts[at] ?? 0) / length;
  }
}

/** Fills the rows of the left sides from `from` to `to`. The sizes are multiples of four. */
export function compareTexts(state: TrainingState, from: number, to: number): void {
  const { size, dimensions, texts, similarities, rowSums } = state;
  const row = new Float64Array(8);
  for (let left = from; left < to; left += 2) {
    for (let right = 0; right < size; right += 4) {
      multiplyTile(texts, left * dimensions, (size + right) * dimensions, dimensions, row);
      for (let at = 0; at < 8; at += 1) {
        const cosine = row[at] ?? 0;
        similarities[(left + (at >> 2)) * size + right + (at & 3)] = Math.exp(SCALE * (cosine - 1));
      }
    }
  }
  for (let left = from; left < to; left += 1) {
    let sum = 0;
    for (let at = left * size; at < (left + 1) * size; at += 1) sum += similarities[at] ?? 0;
    rowSums[left] = sum;
  }
}

/** The inner products of two vectors with four others, each beside the next. */
function multiplyTile(
  texts: Float32Array,
  left: number,
  right: number,
  dimensions: number,
  into: Float64Array,
): void {
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let at = 0; at < dimensions; at += 1) {
    const one = texts[left + at] ?? 0;
    const other = texts[left + dimensions + at] ?? 0;
    const first = texts[right + at] ?? 0;
    const second = texts[right + dimensions + at] ?? 0;
    const third = texts[right + 2 * dimensions + at] ?? 0;
    const fourth = texts[right + 3 * dimensions + at] ?? 0;
    a += one * first;
    b += one * second;
    c += one * third;
    d += one * fourth;
    e += other * first;
    f += other * second;
    g += other * third;
    h += other * fourth;
  }
  into[0] = a;
  into[1] = b;
  into[2] = c;
  into[3] = d;
  into[4] = e;
  into[5] = f;
  into[6] = g;
  into[7] = h;
}

/** The sums of the columns of the right sides from `from` to `to`. */
export function sumColumns(
  { size, similarities, columnSums }: TrainingState,
  from: number,
  to: number,
): void {
  columnSums.fill(0, from, to);
  for (let left = 0; left < size; left += 1)
    for (let right = from; right < to; right += 1)
      columnSums[right] = (columnSums[right] ?? 0) + (similarities[left * size + right] ?? 0);
}

/** The gradients of the left sides from `from` to `to`, and the losses of their pairs. */
export function addLeftGradients(state: TrainingState, from: number, to: number): void {
  const { size, dimensions, similarities, rowSums, columnSums, losses } = state;
  for (let left = from; left < to; left += 1) {
    const own = similarities[left * size + left] ?? 0;
    losses[left] = -Math.log((own / (rowSums[left] ?? 1)) * (own / (columnSums[left] ?? 1))) / 2;
    for (let right = 0; right < size; right += 1)
      addGradient(state, left * dimensions, (size + right) * dimensions, gradientAt(state, left, right));
  }
}

/** The gradients of the right sides from `from` to `to`. */
export function addRightGradients(state: TrainingState, from: number, to: number): void {
  const { size, dimensions } = state;
  for (let right = from; right < to; right += 1)
    for (let left = 0; left < size; left += 1)
      addGradient(state, (size + right) * dimensions, left * dimensions, gradientAt(state, left, right));
}

/** The derivative of the loss by the cosine of a left and a right side. */
function gradientAt(state: TrainingState, left: number, right: number): number {
  const { size, similarities, rowSums, columnSums } = state;
  const similarity = similarities[left * size + right] ?? 0;
  const share = (similarity / (rowSums[left] ?? 1) + similarity / (columnSums[right] ?? 1)) / 2;
  return (SCALE / size) * (left === right ? share - 1 : share);
}

function addGradient(
  { texts, gradients, dimensions }: TrainingState,
  to: number,
  from: number,
  factor: number,
) {
  // Most papers of a batch have nothing in common, and would change nothing that a float of 32 bits holds.
  if (Math.abs(factor) > NEGLIGIBLE) addScaled(gradients, to, texts, from, factor, dimensions);
}

const NEGLIGIBLE = 1e-7;

/** Turns the gradients of vectors of length 1 into those of the vectors before they were scaled. */
export function projectGradients(state: TrainingState, from: number, to: number): void {
  const { dimensions, texts, lengths, gradients } = state;
  for (let text = from; text < to; text += 1) {
    const start = text * dimensions;
    const along = innerProductAt(gradients, start, texts, start, dimensions);
    const length = lengths[text] ?? 1;
    for (let at = start; at < start + dimensions; at += 1)
      gradients[at] = ((gradients[at] ?? 0) - along * (texts[at] ?? 0)) / length;
  }
}

/** Adds `factor` times a vector to another one. */
export function addScaled(
  to: Float32Array,
  toStart: number,
  from: Float32Array,
  fromStart: number,
  factor: number,
  dimensions: number,
): void {
  for (let at = 0; at < dimensions; at += 1)
    to[toStart + at] = (to[toStart + at] ?? 0) + factor * (from[fromStart + at] ?? 0);
}

/** The inner product of two vectors. */
export function innerProductAt(
  one: Float32Array,
  oneStart: number,
  other: Float32Array,
  otherStart: number,
  dimensions: number,
): number {
  let sum = 0;
  for (let at = 0; at < dimensions; at += 1) sum += (one[oneStart + at] ?? 0) * (other[otherStart + at] ?? 0);
  return sum;
}
