import { COARSE } from '../vectors/quantization/scalar-quantizer.ts';

/**
 * A paper's vector as text: Base64 of its coarse code, and after it two bytes that name the word vectors. The vectors of other
 * word vectors say nothing about these, and a saved paper may be older than a site's newest training. Nothing here may need
 * Node.
 */

/** How many bytes name the word vectors. */
export const NAME_BYTES = 2;

/** A vector's code, and the name of the word vectors that it is from. */
export interface SemanticCode {
  readonly code: Uint8Array;
  readonly model: string;
}

/** A code as text. @param model the bytes that name the word vectors. */
export function writeCode(code: Uint8Array, model: Uint8Array): string {
  return btoa(String.fromCharCode(...code, ...model));
}

/** A code from its text; `undefined` if the text is none. */
export function readCode(text: string): SemanticCode | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    if (bytes.length <= NAME_BYTES) return undefined;
    const [code, model] = [bytes.subarray(0, -NAME_BYTES), bytes.subarray(-NAME_BYTES)];
    return { code, model: `${code.length} ${model.join(' ')}` };
  } catch {
    return undefined;
  }
}

/** The vector of a code, of about length 1. */
export function vectorOf(code: Uint8Array): Float32Array {
  const vector = new Float32Array(COARSE.perByte * code.length);
  COARSE.add(code, 0, 1, vector);
  return vector;
}
