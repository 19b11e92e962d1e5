import { lengthOf } from './vector-length.ts';

/** How many values a byte has. */
export const BYTE_VALUES = 256;

/**
 * Stores the direction of a vector in a few bits a component. Each component is replaced by one of a few levels, the best ones
 * for components with a normal distribution: Max, "Quantizing for Minimum Distortion", 1960, table 1. {@link rotate} makes the
 * distribution of any vector nearly normal. Nothing here may need Node.
 */
export class ScalarQuantizer {
  /** How many components a byte holds. */
  readonly perByte: number;
  /** The levels of the components in each byte, in standard deviations: those of the byte 0, then those of the byte 1, and so on. */
  readonly levels: Float32Array;
  readonly #bits: number;
  readonly #boundaries: readonly number[];

  /**
   * @param bits the bits of a component.
   * @param levels the positive levels, ascending.
   * @param boundaries the boundaries between these.
   * @param shrinkage by which factor the levels make inner products smaller on average. It is divided out.
   */
  constructor(bits: number, levels: readonly number[], boundaries: readonly number[], shrinkage: number) {
    this.#bits = bits;
    this.perByte = 8 / bits;
    const all = Float32Array.from(
      [...levels.toReversed().map((level) => -level), ...levels],
      (level) => level / shrinkage,
    );
    this.levels = Float32Array.from({ length: BYTE_VALUES * this.perByte }, (_, at) => {
      const [byte, part] = [Math.floor(at / this.perByte), at % this.perByte];
      return all[(byte >> (bits * part)) & ((1 << bits) - 1)] ?? 0;
    });
    this.#boundaries = [...boundaries.toReversed().map((boundary) => -boundary), 0, ...boundaries];
  }

  /** How many bytes a code of so many components has. */
  codeLength(dimensions: number): number {
    return dimensions / this.perByte;
  }

  /** The code of a vector's direction; its length is not stored. */
  encode(vector: Float32Array): Uint8Array<ArrayBuffer> {
    const code = new Uint8Array(this.codeLength(vector.length));
    const deviation = lengthOf(vector) / Math.sqrt(vector.length);
    const boundaries = Float64Array.from(this.#boundaries, (boundary) => boundary * deviation);
    for (let at = 0; at < vector.length; at += 1) {
      const component = vector[at] ?? 0;
      let level = 0;
      while (level < boundaries.length && component >= (boundaries[level] ?? 0)) level += 1;
      const byte = Math.floor(at / this.perByte);
      code[byte] = (code[byte] ?? 0) | (level << (this.#bits * (at % this.perByte)));
    }
    return code;
  }

  /** Adds to `into` the vector of the code at an index in a list of codes, with about the length `length`. */
  add(codes: Uint8Array, number: number, length: number, into: Float32Array): void {
    const { perByte } = this;
    const bytes = this.codeLength(into.length);
    const start = number * bytes;
    const factor = length / Math.sqrt(into.length);
    for (let byte = 0; byte < bytes; byte += 1) {
      const value = (codes[start + byte] ?? 0) * perByte;
      for (let part = 0; part < perByte; part += 1) {
        const at = byte * perByte + part;
        into[at] = (into[at] ?? 0) + factor * (this.levels[value + part] ?? 0);
      }
    }
  }
}

/** Two bits: for papers and the centres of clusters, of which a request loads hundreds. */
export const COARSE = new ScalarQuantizer(2, [0.4528, 1.51], [0.9816], 0.8825);

/** Four bits: for words, of which a request loads few. */
export const FINE = new ScalarQuantizer(
  4,
  [0.1284, 0.3881, 0.6568, 0.9424, 1.256, 1.618, 2.069, 2.733],
  [0.2582, 0.5224, 0.7996, 1.099, 1.437, 1.844, 2.401],
  0.9905,
);

/**
 * The inner products of vectors with each value of each byte of a code: those of the value 0 of the first byte with all vectors, then
 * those of its value 1, and so on.
 * @param components the first component of each vector, then the second of each, and so on.
 * @param count the number of vectors.
 */
export function productTable(
  components: Float32Array,
  count: number,
  { perByte, levels }: ScalarQuantizer,
): Float32Array {
  const dimensions = components.length / count;
  const table = new Float32Array((components.length / perByte) * BYTE_VALUES);
  const factor = 1 / Math.sqrt(dimensions);
  let row = 0;
  for (let first = 0; first < components.length; first += perByte * count)
    for (let value = 0; value < BYTE_VALUES; value += 1, row += count)
      for (let number = 0; number < count; number += 1) {
        let sum = 0;
        for (let part = 0; part < perByte; part += 1)
          sum += (components[first + part * count + number] ?? 0) * (levels[value * perByte + part] ?? 0);
        table[row + number] = sum * factor;
      }
  return table;
}

/** Inner products of one vector with many codes. For each byte of a code it has a table of all 256 values. */
export class InnerProducts {
  readonly #bytes: number;
  readonly #table: Float32Array;

  constructor(vector: Float32Array, quantizer: ScalarQuantizer) {
    this.#bytes = quantizer.codeLength(vector.length);
    this.#table = productTable(vector, 1, quantizer);
  }

  /** The inner product with the code at an index in a list of codes. */
  of(codes: Uint8Array, number: number): number {
    const start = number * this.#bytes;
    let sum = 0;
    for (let byte = 0; byte < this.#bytes; byte += 1)
      sum += this.#table[byte * BYTE_VALUES + (codes[start + byte] ?? 0)] ?? 0;
    return sum;
  }
}
