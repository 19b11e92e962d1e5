import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decode } from 'cborg';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { americanText } from '../analysis/spelling-variants.ts';
import { SIGNATURE } from './pf-meta.ts';

/** A term under which Pagefind indexes a token, such as `tune` for `Fine-Tuning`. */
export interface IndexTerm {
  readonly term: string;
  /** The term with its accents, if it has any. */
  readonly accentedForm: string | undefined;
  /** The weight in a text: parts of a compound weigh less than the whole. 0 in fields, where all terms weigh the same. */
  readonly weight: number;
}

/** Tokens are separated by spaces. Pagefind splits the tokens of texts further than those of fields. */
export interface Tokens {
  readonly texts: readonly string[];
  readonly fields: readonly string[];
}

/** The terms of each token, in the order of the tokens. */
export interface TokenTerms {
  readonly texts: readonly (readonly IndexTerm[])[];
  readonly fields: readonly (readonly IndexTerm[])[];
}

/** The index could not be built; the message says why. */
export class IndexError extends Error {
  override readonly name = 'IndexError';
}

/**
 * The terms under which Pagefind indexes tokens. Pagefind has no API for its analysis, so we let it index a page whose text and
 * only field are the tokens, and read the position of each term from that index.
 * @param tokens distinct tokens without spaces.
 * @param folder the folder to which Pagefind writes that index, its script and its WebAssembly.
 * @throws {IndexError}
 */
export async function analyzeTokens(tokens: Tokens, folder: string): Promise<TokenTerms> {
  const [texts, fields] = [tokens.texts.map(spellingsOf), tokens.fields.map(spellingsOf)];
  const spellings = { texts: [...new Set(texts.flat())], fields: [...new Set(fields.flat())] };
  const { errors, index } = await createIndex({ forceLanguage: 'en' });
  if (index === undefined) throw failure('could not be started', errors);
  try {
    await add(index, framed(spellings.texts), framed(spellings.fields));
    const written = await index.writeFiles({ outputPath: folder });
    if (written.errors.length > 0) throw failure('could not be written', written.errors);
  } finally {
    await close();
  }
  const terms = termsAt(spellings, folder);
  return {
    texts: termsOfTokens(texts, spellings.texts, terms.texts),
    fields: termsOfTokens(fields, spellings.fields, terms.fields),
  };
}

/** The indexed spellings of a token: its own, so that its prefixes are found, and the American one. */
function spellingsOf(token: string): string[] {
  return [...new Set([token, americanText(token)].map(simplified))];
}

/**
 * A simpler token with the same terms, so that Pagefind analyzes fewer tokens: `Learning,` and `(learning)` have the same terms
 * as `learning`.
 */
function simplified(token: string): string {
  if (DIRECTIVE.test(token)) return token.replace(/_{3,}/gu, '__');
  return WRAPPED.exec(token)?.[1]?.toLowerCase() ?? token;
}

/** Pagefind reads these as directives: https://github.com/Pagefind/pagefind/blob/v1.6.0/pagefind/src/fossick/mod.rs */
const DIRECTIVE = /___(?:END_)?PAGEFIND_/u;

const WRAPPED = /^[("'[]*([A-Za-z]?[a-z]+)[.,;:!?)\]"']*$/u;

/** The terms of each token, given its spellings and the terms of every spelling. */
function termsOfTokens(
  tokens: readonly (readonly string[])[],
  spellings: readonly string[],
  terms: TokenTerms['texts'],
): TokenTerms['texts'] {
  const places = new Map(spellings.map((spelling, at) => [spelling, at]));
  const termsOf = (spelling: string) => terms[places.get(spelling) ?? -1] ?? [];
  return tokens.map(([spelling = '', ...others]) => {
    const own = termsOf(spelling);
    if (others.length === 0) return own;
    // Both spellings may have the same term, such as the other part of a compound.
    const known = new Set(own.map(keyOf));
    return [...own, ...others.flatMap(termsOf).filter((term) => !known.has(keyOf(term)))];
  });
}

function keyOf({ term, accentedForm = '', weight }: IndexTerm): string {
  return `${term} ${accentedForm} ${weight}`;
}

/**
 * A word added before and after all tokens. Pagefind drops a page without words. The position of the last word shows whether
 * Pagefind counts words as we do.
 */
const FRAME = 'paper';

function framed(tokens: readonly string[]): string {
  return [FRAME, ...tokens, FRAME].join(' ');
}

async function add(index: PagefindIndex, content: string, fields: string): Promise<void> {
  const errors = await index
    .addCustomRecord({ url: '/', content, language: 'en', meta: { fields } })
    .then((answer) => answer.errors, reasonsOf);
  if (errors.length > 0) throw failure('did not take its words', errors);
}

/** Pagefind may reject with a value that is not an `Error`. */
function reasonsOf(rejection: unknown): string[] {
  const message: unknown =
    typeof rejection === 'object' && rejection !== null ? Reflect.get(rejection, 'message') : rejection;
  return [String(message).split('\n')[0] ?? ''];
}

function failure(what: string, errors: readonly string[]): IndexError {
  return new IndexError(`The search index ${what}: ${errors.join('; ') || 'Pagefind gave no reason'}.`);
}

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

/** Reads the terms of each token from the index in a folder: a term has the position of its token. */
function termsAt(tokens: Tokens, folder: string): TokenTerms {
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
