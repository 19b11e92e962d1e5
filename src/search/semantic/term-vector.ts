import { FINE } from '../../vectors/quantization/scalar-quantizer.ts';
import { lengthOf } from '../../vectors/quantization/vector-length.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';

/** The weighted vector of a term, in four bits a component. */
export interface TermVector {
  readonly code: Uint8Array;
  /** Its length, rounded to three percent. */
  readonly length: number;
}

// The length is stored as 2^((byte - 128) / 24), which is from 1/40 to 40. The byte 0 stands for no vector.
const [MIDDLE, STEPS] = [128, 24];

/** Writes a byte for the length, and the code; only a 0 if there is no vector. */
export function writeTermVector(vector: TermVector | undefined, writer: ByteWriter): void {
  if (vector === undefined) {
    writer.byte(0);
    return;
  }
  writer.byte(Math.min(255, Math.max(1, Math.round(MIDDLE + STEPS * Math.log2(vector.length)))));
  writer.bytes(vector.code);
}

export function readTermVector(reader: ByteReader, dimensions: number): TermVector | undefined {
  const byte = reader.byte();
  if (byte === 0) return undefined;
  return { length: 2 ** ((byte - MIDDLE) / STEPS), code: reader.bytes(FINE.codeLength(dimensions)) };
}

/** The code of a vector; `undefined` for a vector of zeros. */
export function termVectorOf(vector: Float32Array): TermVector | undefined {
  const length = lengthOf(vector);
  return length === 0 ? undefined : { code: FINE.encode(vector), length };
}

/** The sum of vectors of terms: the vector of a text with these terms. */
export function sumOf(vectors: Iterable<TermVector>, dimensions: number): Float32Array {
  const sum = new Float32Array(dimensions);
  for (const { code, length } of vectors) FINE.add(code, 0, length, sum);
  return sum;
}
