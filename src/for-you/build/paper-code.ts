import { createHash } from 'node:crypto';
import { textsOf } from '../../catalog/terms/paper-texts.ts';
import type { Paper } from '../../paper/schema.ts';
import { termsIn } from '../../vectors/model/terms.ts';
import type { TextVectorizer } from '../../vectors/model/word-vectors.ts';
import { rotate } from '../../vectors/quantization/rotation.ts';
import { COARSE } from '../../vectors/quantization/scalar-quantizer.ts';
import { NAME_BYTES, writeCode } from '../semantic-code.ts';

const codes = new WeakMap<TextVectorizer, WeakMap<Paper, string | undefined>>();

/**
 * The code of a paper's title and abstract; `undefined` if none of their words has a vector. It is kept, because the page of a
 * paper and the file of its day have it.
 */
export function codeOf(paper: Paper, vectorizer: TextVectorizer): string | undefined {
  const known = codes.get(vectorizer) ?? new WeakMap<Paper, string | undefined>();
  codes.set(vectorizer, known);
  if (!known.has(paper)) known.set(paper, makeCode(paper, vectorizer));
  return known.get(paper);
}

function makeCode(paper: Paper, vectorizer: TextVectorizer): string | undefined {
  const { title, abstract } = textsOf(paper);
  const vector = vectorizer.vectorOf(new Set(termsIn(`${title} ${abstract}`)));
  if (vector === undefined) return undefined;
  rotate(vector);
  return writeCode(COARSE.encode(vector), nameOf(vectorizer));
}

const names = new WeakMap<TextVectorizer, Uint8Array>();

/** Bytes that other word vectors very likely do not have. */
function nameOf(vectorizer: TextVectorizer): Uint8Array {
  const known = names.get(vectorizer);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(vectorizer.fingerprint).digest().subarray(0, NAME_BYTES);
  names.set(vectorizer, name);
  return name;
}
