import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decode } from 'cborg';
import { IndexError } from './index-error.ts';
import { SIGNATURE } from './pf-meta.ts';
import type { IndexTerm, Tokens, TokenTerms } from './token-terms.ts';

/** The pages of a term: the number of each page, the positions in its text, and those in its fields. */
type TermPages = readonly (readonly [page: number, text: readonly number[], fields: readonly number[]])[];

/**
 * A chunk of an index as Pagefind 1.6 writes it: each term with its pages, and with the pages of each accented form:
 * https://github.com/Pagefind/pagefind/blob/v1.6.0/pagefind/src/index/index_words.rs
 */
type Chunk = readonly (readonly [
  word: string,
  pages: TermPages,
  forms: readonly (readonly [form: string, pages: TermPages])[],
])[];

/**
 * Reads the terms of each token from the index that Pagefind has written into a folder: a term has the position of its token.
 * @throws {IndexError} if the index has an unexpected format.
 */
export function termsAt(tokens: Tokens, folder: string): TokenTerms {
  const texts = tokens.texts.map((): IndexTerm[] => []);
  const fields = tokens.fields.map((): IndexTerm[] => []);
  let [lastText, lastField] = [0, 0];
  const add = (term: string, accentedForm: string | undefined, pages: TermPages) => {
    for (const [, inText, inFields] of pages) {
      for (const [weight, position] of positionsOf(inText)) {
        texts[position - 1]?.push({ term, accentedForm, weight });
        lastText = Math.max(lastText, position);
      }
      for (const [, position] of positionsOf(inFields)) {
        fields[position - 1]?.push({ term, accentedForm, weight: 0 });
        lastField = Math.max(lastField, position);
      }
    }
  };
  const index = join(folder, 'index');
  for (const name of readdirSync(index)) {
    for (const [term, pages, forms] of readChunk(join(index, name))) {
      add(term, undefined, pages);
      for (const [form, own] of forms) add(term, form, own);
    }
  }
  if (lastText !== texts.length + 1 || lastField !== fields.length + 1)
    throw new IndexError(
      'The search index could not be built: Pagefind counts the words of a text differently.',
    );
  return { texts, fields };
}

function readChunk(file: string): Chunk {
  const data = gunzipSync(readFileSync(file));
  const chunk: unknown =
    data.subarray(0, SIGNATURE.length).toString() === SIGNATURE
      ? decode(data.subarray(SIGNATURE.length))
      : undefined;
  if (!Array.isArray(chunk) || chunk.length !== 1 || !isChunk(chunk[0]))
    throw new IndexError(`The search index has an unexpected format: ${file}.`);
  return chunk[0];
}

function isChunk(value: unknown): value is Chunk {
  return isListOf(value, (term) => isEntry(term, 3) && isListOf(term[2], (form) => isEntry(form, 2)));
}

/** Whether a list begins with a term and its pages. */
function isEntry(value: unknown, items: number): value is readonly unknown[] {
  return (
    Array.isArray(value) &&
    value.length === items &&
    typeof value[0] === 'string' &&
    isListOf(
      value[1],
      (page) =>
        Array.isArray(page) &&
        page.length === 3 &&
        page.slice(1).every((places) => isListOf(places, Number.isInteger)),
    )
  );
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

/** Decodes positions, which are stored as deltas. `-1 - weight` starts another weight, or field, and resets the position. */
function positionsOf(places: readonly number[]): (readonly [weight: number, position: number])[] {
  let [weight, position] = [0, 0];
  return places.flatMap((place) => {
    if (place < 0) {
      [weight, position] = [-1 - place, 0];
      return [];
    }
    position += place;
    return [[weight, position] as const];
  });
}
