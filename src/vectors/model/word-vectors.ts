import { lengthOf } from '../quantization/vector-length.ts';
/**
 * Vectors of terms, each already multiplied by the term's weight. The vector of a text is the sum of the vectors of its
 * distinct terms, scaled to length 1. Two texts about the same subject have a high inner product, even without a word in
 * common.
 */
export interface WordVectors {
  /** How many numbers a vector has. */
  readonly dimensions: number;
  /** The terms, sorted by code units. */
  readonly terms: readonly string[];
  /** The components of all vectors, term after term, as whole numbers from −127 to 127. */
  readonly components: Int8Array;
  /** The factor of each term: a component times it is the component of the weighted vector. */
  readonly scales: Float32Array;
}

/** The largest absolute value of a component. */
export const MAX_COMPONENT = 127;

/**
 * Rounds vectors to whole numbers, each vector by its own factor. The terms are sorted.
 * @param vectors the weighted vectors, term after term.
 */
export function quantizeVectors(
  terms: readonly string[],
  vectors: Float32Array,
  dimensions: number,
): WordVectors {
  const order = [...terms.keys()].sort((a, b) => ((terms[a] ?? '') < (terms[b] ?? '') ? -1 : 1));
  const components = new Int8Array(terms.length * dimensions);
  const scales = new Float32Array(terms.length);
  for (const [to, from] of order.entries()) {
    const vector = vectors.subarray(from * dimensions, (from + 1) * dimensions);
    const largest = vector.reduce((most, component) => Math.max(most, Math.abs(component)), 0);
    const scale = largest / MAX_COMPONENT;
    scales[to] = scale;
    if (scale === 0) continue;
    for (const [at, component] of vector.entries())
      components[to * dimensions + at] = Math.round(component / scale);
  }
  return { dimensions, terms: order.map((at) => terms[at] ?? ''), components, scales };
}

/** Looks up the vectors of terms and adds them up. */
export class TextVectorizer {
  readonly #vectors: WordVectors;
  readonly #numbers: ReadonlyMap<string, number>;
  #meanLength: number | undefined;

  constructor(vectors: WordVectors) {
    this.#vectors = vectors;
    this.#numbers = new Map(vectors.terms.map((term, number) => [term, number]));
  }

  /** How many numbers a vector has. */
  get dimensions(): number {
    return this.#vectors.dimensions;
  }

  /** Bytes that change when the vectors are trained again. */
  get fingerprint(): Uint8Array {
    const { components } = this.#vectors;
    return new Uint8Array(components.buffer, components.byteOffset, components.byteLength);
  }

  /** The mean length of the weighted vectors of all terms. */
  get meanLength(): number {
    this.#meanLength ??= meanLengthOf(this.#vectors);
    return this.#meanLength;
  }

  /** Whether a term has a vector. */
  has(term: string): boolean {
    return this.#numbers.has(term);
  }

  /** The vector of a text with these distinct terms, of length 1; `undefined` if none of them has a vector. */
  vectorOf(terms: Iterable<string>): Float32Array | undefined {
    // Sums of 64 bits take half the time.
    const sum = new Float64Array(this.dimensions);
    for (const term of terms) this.#add(term, sum);
    return normalized(sum);
  }

  /** The weighted vector of a term; zeros if it has none. */
  weightedVectorOf(term: string): Float32Array {
    const vector = new Float64Array(this.dimensions);
    this.#add(term, vector);
    return Float32Array.from(vector);
  }

  #add(term: string, sum: Float64Array): void {
    const number = this.#numbers.get(term);
    if (number === undefined) return;
    const { dimensions, components, scales } = this.#vectors;
    const [scale, start] = [scales[number] ?? 0, number * dimensions];
    for (let at = 0; at < dimensions; at += 1)
      sum[at] = (sum[at] ?? 0) + scale * (components[start + at] ?? 0);
  }
}

function meanLengthOf({ dimensions, terms, components, scales }: WordVectors): number {
  let sum = 0;
  for (const [number, scale] of scales.entries()) {
    const vector = components.subarray(number * dimensions, (number + 1) * dimensions);
    sum += scale * Math.sqrt(vector.reduce((squares, component) => squares + component * component, 0));
  }
  return terms.length === 0 ? 0 : sum / terms.length;
}

/** A vector scaled to length 1; `undefined` for a vector of zeros. */
function normalized(vector: Float64Array): Float32Array | undefined {
  const length = lengthOf(vector);
  if (length === 0) return undefined;
  const scaled = new Float32Array(vector.length);
  for (let at = 0; at < vector.length; at += 1) scaled[at] = (vector[at] ?? 0) / length;
  return scaled;
}

/** The inner product of two vectors: of vectors of length 1, the cosine of their angle. */
export function innerProduct(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
