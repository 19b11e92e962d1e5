import type { Pair } from './pairs.ts';

/**
 * Everything that the threads of a training share, in shared memory. The texts of a batch are numbered: text `i` is the left
 * side of pair `i`, text `size + i` its right side.
 */
export interface TrainingState {
  readonly dimensions: number;
  /** How many pairs a batch has. */
  readonly size: number;
  /** The vector of each term, and its weight in a text. */
  readonly vectors: Float32Array;
  readonly weights: Float32Array;
  /** Adam's estimates of the mean and the variance of each gradient. */
  readonly vectorMeans: Float32Array;
  readonly vectorVariances: Float32Array;
  readonly weightMeans: Float32Array;
  readonly weightVariances: Float32Array;
  /** The terms of text `t` are `terms` from `textStarts[t]` to `textStarts[t + 1]`. */
  readonly textStarts: Uint32Array;
  readonly terms: Uint32Array;
  /** The terms of the batch, each once. Term `touched[n]` is in the texts `termTexts` from `termStarts[n]` to `termStarts[n + 1]`. */
  readonly touched: Uint32Array;
  readonly termStarts: Uint32Array;
  readonly termTexts: Uint32Array;
  /** The vectors of the texts, of length 1, and their lengths before. */
  readonly texts: Float32Array;
  readonly lengths: Float32Array;
  /** The gradients of the vectors of the texts. */
  readonly gradients: Float32Array;
  /** `exp(scale × (cosine − 1))` of each left side with each right side, and its sums. */
  readonly similarities: Float32Array;
  readonly rowSums: Float64Array;
  readonly columnSums: Float64Array;
  /** The loss of each pair. */
  readonly losses: Float64Array;
  /** How many terms the batch has, and how many batches there were with this one. */
  readonly counts: Uint32Array;
  readonly learningRate: Float64Array;
}

/** A text of a paper has fewer distinct terms; more are cut off. */
const MAX_TERMS = 500;

/** Allocates the state. @param terms how many terms there are. */
export function createState(terms: number, dimensions: number, size: number): TrainingState {
  const texts = 2 * size;
  return {
    dimensions,
    size,
    vectors: floats(terms * dimensions),
    weights: floats(terms),
    vectorMeans: floats(terms * dimensions),
    vectorVariances: floats(terms * dimensions),
    weightMeans: floats(terms),
    weightVariances: floats(terms),
    textStarts: numbers(texts + 1),
    terms: numbers(texts * MAX_TERMS),
    touched: numbers(terms),
    termStarts: numbers(terms + 1),
    termTexts: numbers(texts * MAX_TERMS),
    texts: floats(texts * dimensions),
    lengths: floats(texts),
    gradients: floats(texts * dimensions),
    similarities: floats(size * size),
    rowSums: doubles(size),
    columnSums: doubles(size),
    losses: doubles(size),
    counts: numbers(2),
    learningRate: doubles(1),
  };
}

function floats(length: number): Float32Array {
  return new Float32Array(new SharedArrayBuffer(length * Float32Array.BYTES_PER_ELEMENT));
}

function doubles(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}

function numbers(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT));
}

/** Writes the texts of a batch into the state, and which texts each term is in. */
export function loadBatch(state: TrainingState, pairs: readonly Pair[]): void {
  const { textStarts, terms, touched, termStarts, termTexts, counts } = state;
  const lists = [...pairs.map(({ left }) => left), ...pairs.map(({ right }) => right)];
  const occurrences = new Map<number, number>();
  let end = 0;
  for (const [text, list] of lists.entries()) {
    textStarts[text] = end;
    for (const term of list.subarray(0, MAX_TERMS)) {
      terms[end] = term;
      end += 1;
      occurrences.set(term, (occurrences.get(term) ?? 0) + 1);
    }
  }
  textStarts[lists.length] = end;
  // In the order of their numbers, so that a batch does not depend on the order of its texts in another way.
  const nextOf = new Map<number, number>();
  let start = 0;
  for (const [at, term] of [...occurrences.keys()].sort((a, b) => a - b).entries()) {
    touched[at] = term;
    termStarts[at] = start;
    nextOf.set(term, start);
    start += occurrences.get(term) ?? 0;
  }
  termStarts[occurrences.size] = start;
  counts[0] = occurrences.size;
  counts[1] = (counts[1] ?? 0) + 1;
  for (let text = 0; text < lists.length; text += 1) {
    for (let at = textStarts[text] ?? 0; at < (textStarts[text + 1] ?? 0); at += 1) {
      const term = terms[at] ?? 0;
      const next = nextOf.get(term) ?? 0;
      termTexts[next] = text;
      nextOf.set(term, next + 1);
    }
  }
}
