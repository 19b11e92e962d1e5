import { createHash } from 'node:crypto';
import type { WordVectors } from './word-vectors.ts';

/** The name of the file of word vectors in a content folder. */
export const WORD_VECTORS_FILE = 'word-vectors.bin';

/** The file is not a set of word vectors, or was damaged. The message says which. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';
}

const SIGNATURE = 'broadsheet word vectors 1\n';
const DIGEST_BYTES = 32;
const FACTOR_BYTES = 4;

/**
 * Writes word vectors as a file:
 *
 * - a signature, which ends with a line feed
 * - two numbers of 32 bits, little-endian: how many components a vector has, and how many bytes the terms take
 * - the terms in UTF-8, one a line
 * - the factor of each term, a float of 32 bits, little-endian
 * - the components, a byte each
 * - the SHA-256 of all bytes before
 */
export function encodeModel({ dimensions, terms, components, scales }: WordVectors): Buffer {
  const names = Buffer.from(terms.join('\n'));
  const head = Buffer.alloc(8);
  head.writeUInt32LE(dimensions, 0);
  head.writeUInt32LE(names.length, 4);
  const factors = Buffer.alloc(terms.length * FACTOR_BYTES);
  for (const [at, scale] of scales.entries()) factors.writeFloatLE(scale, at * FACTOR_BYTES);
  const body = Buffer.concat([Buffer.from(SIGNATURE), head, names, factors, Buffer.from(components.buffer)]);
  return Buffer.concat([body, digestOf(body)]);
}

/** Reads word vectors. @throws {ModelFileError} if the bytes are something else, cut off or changed. */
export function decodeModel(bytes: Buffer): WordVectors {
  if (bytes.subarray(0, SIGNATURE.length).toString('latin1') !== SIGNATURE)
    throw new ModelFileError('It is not a file of word vectors, or one of another version.');
  const body = bytes.subarray(0, -DIGEST_BYTES);
  if (!digestOf(body).equals(bytes.subarray(-DIGEST_BYTES)))
    throw new ModelFileError('It is damaged: its content does not agree with its digest.');
  const dimensions = body.readUInt32LE(SIGNATURE.length);
  const start = SIGNATURE.length + 8;
  const factorsStart = start + body.readUInt32LE(SIGNATURE.length + 4);
  const names = body.subarray(start, factorsStart).toString();
  const terms = names === '' ? [] : names.split('\n');
  const componentsStart = factorsStart + terms.length * FACTOR_BYTES;
  const scales = Float32Array.from(terms, (_, at) => body.readFloatLE(factorsStart + at * FACTOR_BYTES));
  const components = new Int8Array(body.subarray(componentsStart));
  if (components.length !== terms.length * dimensions)
    throw new ModelFileError('It is damaged: the number of its components is wrong.');
  return { dimensions, terms, components, scales };
}

function digestOf(body: Buffer): Buffer {
  return createHash('sha256').update(body).digest();
}
