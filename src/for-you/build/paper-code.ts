import { createHash } from 'node:crypto';
import { type PaperTexts, textsOf } from '../../catalog/terms/paper-texts.ts';
import type { Paper } from '../../paper/schema.ts';
import { termsIn } from '../../vectors/model/terms.ts';
import type { TextVectorizer } from '../../vectors/model/word-vectors.ts';
import { rotate } from '../../vectors/quantization/rotation.ts';
import { COARSE } from '../../vectors/quantization/scalar-quantizer.ts';
import { NAME_BYTES, writeCode } from '../semantic-code.ts';

/** The code of a paper's title and abstract; `undefined` if none of their words has a vector. */
export function codeOf(paper: Paper, vectorizer: TextVectorizer): string | undefined {
  return codeOfTexts(textsOf(paper), vectorizer);
}

/** The same, for a paper whose texts are known. */
export function codeOfTexts(
  { title, abstract }: Pick<PaperTexts, 'title' | 'abstract'>,
  vectorizer: TextVectorizer,
): string | undefined {
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
