import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decode } from 'cborg';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { americanText } from '../analysis/spelling-variants.ts';
import { SIGNATURE } from './pf-meta.ts';

/** A word under which the engine has a token, such as `tune` for `Fine-Tuning`. */
export interface EngineWord {
  readonly word: string;
  /** The same with its accents, where it has any. */
  readonly form: string | undefined;
  /** In a text, how much it weighs, the parts of a token less than the whole; 0 in fields, where all weigh the same. */
  readonly weight: number;
}

/** What stands between two spaces: the tokens of texts, and those of fields, which the engine takes apart less. */
export interface Tokens {
  readonly texts: readonly string[];
  readonly fields: readonly string[];
}

/** The words of each token, by its place. */
export interface EngineWords {
  readonly texts: readonly (readonly EngineWord[])[];
  readonly fields: readonly (readonly EngineWord[])[];
}

/** The index could not be made; the message says why. */
export class IndexError extends Error {
  override readonly name = 'IndexError';
}

/**
 * Asks the engine under which words it has tokens. It is asked by an index of one page whose text and whose only field they
 * are, and its answer is where the words of that index stand.
 * @param tokens each once, none of them with a space.
 * @param folder where the engine puts that index, its script and its WebAssembly.
 * @throws {IndexError}
 */
export async function engineWords(tokens: Tokens, folder: string): Promise<EngineWords> {
  const [texts, fields] = [tokens.texts.map(spellingsOf), tokens.fields.map(spellingsOf)];
  const asked = { texts: [...new Set(texts.flat())], fields: [...new Set(fields.flat())] };
  const { errors, index } = await createIndex({ forceLanguage: 'en' });
  if (index === undefined) throw failure('could not be started', errors);
  try {
    await add(index, framed(asked.texts), framed(asked.fields));
    const written = await index.writeFiles({ outputPath: folder });
    if (written.errors.length > 0) throw failure('could not be written', written.errors);
  } finally {
    await close();
  }
  const words = wordsAt(asked, folder);
  return {
    texts: answers(texts, asked.texts, words.texts),
    fields: answers(fields, asked.fields, words.fields),
  };
}

/** What the engine is asked instead of a token: as it is spelled, so that its beginnings are found, and as Americans do. */
function spellingsOf(token: string): string[] {
  return [...new Set([token, americanText(token)].map(askedAs))];
}

/**
 * What the engine is asked instead of a token: with nothing but punctuation around it a word is the same to it as by itself,
 * be it `learning`, `Learning,` or `(learning)`.
 */
function askedAs(token: string): string {
  if (ORDER.test(token)) return token.replace(/_{3,}/gu, '__');
  return WRAPPED.exec(token)?.[1]?.toLowerCase() ?? token;
}

/** What the engine would take for its own, and no word: https://github.com/Pagefind/pagefind/blob/main/pagefind/src/fossick/mod.rs */
const ORDER = /___(?:END_)?PAGEFIND_/u;

const WRAPPED = /^[("'[]*([A-Za-z]?[a-z]+)[.,;:!?)\]"']*$/u;

function answers(
  tokens: readonly (readonly string[])[],
  asked: readonly string[],
  words: EngineWords['texts'],
): EngineWords['texts'] {
  const places = new Map(asked.map((token, at) => [token, at]));
  const wordsOf = (token: string) => words[places.get(token) ?? -1] ?? [];
  return tokens.map(([token = '', ...others]) => {
    const own = wordsOf(token);
    if (others.length === 0) return own;
    // Both may have a word, such as the other part of a compound.
    const known = new Set(own.map(keyOf));
    return [...own, ...others.flatMap(wordsOf).filter((word) => !known.has(keyOf(word)))];
  });
}

function keyOf({ word, form = '', weight }: EngineWord): string {
  return `${word} ${form} ${weight}`;
}

/** Stands before and behind all tokens: a page without any word would be none, and the last must be where it is expected. */
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

/** The service also fails by rejecting, with something that is no `Error`. */
function reasonsOf(rejection: unknown): string[] {
  const message: unknown =
    typeof rejection === 'object' && rejection !== null ? Reflect.get(rejection, 'message') : rejection;
  return [String(message).split('\n')[0] ?? ''];
}

function failure(what: string, errors: readonly string[]): IndexError {
  return new IndexError(`The search index ${what}: ${errors.join('; ') || 'Pagefind gave no reason'}.`);
}

/** Of the only page, where a word stands on it: its number, the places in its text, and those in its fields. */
type EnginePages = readonly (readonly [page: number, text: readonly number[], fields: readonly number[]])[];

/**
 * A part of an index as Pagefind 1.6 writes it: of each word its pages, and those on which it has accents:
 * https://github.com/Pagefind/pagefind/blob/main/pagefind/src/index/index_words.rs
 */
type EnginePart = readonly (readonly [
  word: string,
  pages: EnginePages,
  forms: readonly (readonly [form: string, pages: EnginePages])[],
])[];

function wordsAt(tokens: Tokens, folder: string): EngineWords {
  const texts = tokens.texts.map((): EngineWord[] => []);
  const fields = tokens.fields.map((): EngineWord[] => []);
  let [lastText, lastField] = [0, 0];
  const put = (word: string, form: string | undefined, pages: EnginePages) => {
    for (const [, inText, inFields] of pages) {
      for (const [weight, position] of placesOf(inText)) {
        texts[position - 1]?.push({ word, form, weight });
        lastText = Math.max(lastText, position);
      }
      for (const [, position] of placesOf(inFields)) {
        fields[position - 1]?.push({ word, form, weight: 0 });
        lastField = Math.max(lastField, position);
      }
    }
  };
  const index = join(folder, 'index');
  for (const name of readdirSync(index)) {
    for (const [word, pages, forms] of partIn(join(index, name))) {
      put(word, undefined, pages);
      for (const [form, own] of forms) put(word, form, own);
    }
  }
  if (lastText !== texts.length + 1 || lastField !== fields.length + 1)
    throw new IndexError(
      'The search index could not be made: Pagefind counts the words of a text in another way.',
    );
  return { texts, fields };
}

function partIn(file: string): EnginePart {
  const data = gunzipSync(readFileSync(file));
  const part: unknown =
    data.subarray(0, SIGNATURE.length).toString() === SIGNATURE
      ? decode(data.subarray(SIGNATURE.length))
      : undefined;
  if (!Array.isArray(part) || part.length !== 1 || !isPart(part[0]))
    throw new IndexError(`The search index is not as this version reads it: ${file}.`);
  return part[0];
}

function isPart(value: unknown): value is EnginePart {
  return isListOf(value, (word) => isEntry(word, 3) && isListOf(word[2], (form) => isEntry(form, 2)));
}

/** Whether this begins with a word and the pages on which it stands. */
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

/** Positions as their distances; wherever the weight, or the field, is another, `-1 - weight` before the position itself. */
function placesOf(places: readonly number[]): (readonly [weight: number, position: number])[] {
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
