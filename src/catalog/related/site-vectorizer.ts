import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { contentFile } from '../../site/environment.ts';
import { decodeModel, WORD_VECTORS_FILE } from '../../vectors/model/model-file.ts';
import { TextVectorizer } from '../../vectors/model/word-vectors.ts';

let known: { readonly vectorizer: TextVectorizer | undefined } | undefined;

/**
 * The word vectors of the site, read once; `undefined` if there are no usable ones. A build has checked them before and says
 * what is wrong.
 */
export function siteVectorizer(): TextVectorizer | undefined {
  known ??= { vectorizer: readVectorizer() };
  return known.vectorizer;
}

function readVectorizer(): TextVectorizer | undefined {
  const file = contentFile(WORD_VECTORS_FILE);
  if (file === undefined) return undefined;
  try {
    // A pipe in its place would have no end.
    if (!statSync(file).isFile()) return undefined;
    return new TextVectorizer(decodeModel(readFileSync(file)));
  } catch {
    return undefined;
  }
}

/** A digest of word vectors; it changes when they are trained again. */
export function digestOfVectors({ fingerprint }: TextVectorizer): string {
  return createHash('sha256').update(fingerprint).digest('hex');
}
