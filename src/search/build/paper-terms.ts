import { hash } from 'node:crypto';
import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { termsIn } from '../../vectors/model/terms.ts';
import type { TextVectorizer } from '../../vectors/model/word-vectors.ts';
import { rotate } from '../../vectors/quantization/rotation.ts';
import { COARSE } from '../../vectors/quantization/scalar-quantizer.ts';
import type { SearchDocument } from '../format/document.ts';
import { abstractOf } from '../format/stored-fields.ts';
import { ByteReader, ByteWriter } from '../semantic/bytes.ts';
import { compareCodeUnits } from '../spelling/dictionary.ts';

/**
 * The terms and vectors of a shard's papers, from which the semantic index is merged. Papers are numbered from the oldest one
 * on, so that a new paper does not change the numbers of others.
 */

const TERMS_FILE = 'terms.bin';
const CODES_FILE = 'codes.bin';
const PAPERS_FILE = 'papers.json';

/** The files that {@link writePaperTerms} writes. */
export const TERM_FILES = [TERMS_FILE, CODES_FILE, PAPERS_FILE] as const;

const papersSchema = z.strictObject({
  /** The number of terms of each paper. */
  lengths: z.array(z.number()),
  /**
   * The months of the papers, the oldest first: how many papers each has, and a digest of their terms. Papers without a day are of the
   * month ''.
   */
  months: z.array(z.tuple([z.string(), z.number(), z.string()])),
});
export type ShardPapers = z.infer<typeof papersSchema>;

/** The papers of a shard with a term. */
export interface ShardTerm {
  readonly term: string;
  readonly papers: Uint32Array;
  /** How often each of them has the term. */
  readonly frequencies: Uint32Array;
}

/** The terms of one paper. */
export interface DocumentTerms {
  /** The number of its terms, with repetitions. */
  readonly length: number;
  /** How often it has each term. */
  readonly counts: readonly (readonly [term: string, count: number])[];
  /** The code of its vector, in Base64; missing if none of its terms has a vector. */
  readonly code?: string;
}

/** The terms of a paper, and its vector. */
export function termsOfDocument(document: SearchDocument, vectorizer: TextVectorizer): DocumentTerms {
  const terms = termsIn(`${document.meta.title} ${abstractOf(document)}`);
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const vector = vectorizer.vectorOf(counts.keys());
  const own = { length: terms.length, counts: [...counts] };
  if (vector === undefined) return own;
  rotate(vector);
  return { ...own, code: Buffer.from(COARSE.encode(vector)).toString('base64') };
}

/** A paper of the semantic index. */
export interface TermsOfPaper {
  readonly terms: DocumentTerms;
  /** Its day, as in its facet. */
  readonly date: string;
}

/** Writes the terms and vectors of papers, the oldest first, into a new folder. @param dimensions of the vectors. */
export async function writePaperTerms(
  oldestFirst: readonly TermsOfPaper[],
  dimensions: number,
  folder: string,
): Promise<void> {
  await mkdir(folder);
  const length = COARSE.codeLength(dimensions);
  const codes = new Uint8Array(oldestFirst.length * length);
  const lists = new Map<string, number[]>();
  for (const [number, { terms }] of oldestFirst.entries()) {
    for (const [term, count] of terms.counts) {
      const list = lists.get(term);
      if (list === undefined) lists.set(term, [number, count]);
      else list.push(number, count);
    }
    if (terms.code !== undefined) codes.set(Buffer.from(terms.code, 'base64'), number * length);
  }
  writeTerms(lists, join(folder, TERMS_FILE));
  await writeFile(join(folder, CODES_FILE), codes);
  const papers: ShardPapers = {
    lengths: oldestFirst.map(({ terms }) => terms.length),
    months: monthsOf(oldestFirst),
  };
  await writeFile(join(folder, PAPERS_FILE), JSON.stringify(papers));
}

export async function readShardPapers(folder: string): Promise<ShardPapers> {
  return papersSchema.parse(JSON.parse(await readFile(join(folder, PAPERS_FILE), 'utf8')));
}

/** The codes of the vectors of all papers, one after the other. */
export async function readShardCodes(folder: string): Promise<Uint8Array> {
  return readFile(join(folder, CODES_FILE));
}

function monthsOf(oldestFirst: readonly TermsOfPaper[]): ShardPapers['months'] {
  const months: { readonly month: string; readonly texts: string[] }[] = [];
  for (const { date, terms } of oldestFirst) {
    const month = date.slice(0, 7);
    const text = JSON.stringify(terms);
    const last = months.at(-1);
    if (last?.month === month) last.texts.push(text);
    else months.push({ month, texts: [text] });
  }
  return months.map(({ month, texts }) => [
    month,
    texts.length,
    hash('sha256', texts.join('\n'), 'base64url'),
  ]);
}

/** Each term after the length of its bytes, in the order of code units. */
function writeTerms(lists: ReadonlyMap<string, readonly number[]>, file: string): void {
  const [whole, entry] = [new ByteWriter(), new ByteWriter()];
  for (const term of [...lists.keys()].sort(compareCodeUnits)) {
    const list = lists.get(term) ?? [];
    entry.clear();
    entry.text(term);
    entry.varint(list.length / 2);
    let before = -1;
    for (let at = 0; at < list.length; at += 2) {
      const number = list[at] ?? 0;
      entry.varint(number - before - 1);
      entry.varint(list[at + 1] ?? 0);
      before = number;
    }
    whole.varint(entry.length);
    whole.bytes(entry.take());
  }
  writeFileSync(file, whole.take());
}

/** So many bytes are read at once: the lists of all terms would need more memory than the rest of the index. */
const WINDOW = 1 << 18;

/** The terms of a shard in the order of code units, read as they are needed. */
export function* readShardTerms(folder: string): Generator<ShardTerm, void, undefined> {
  const file = openSync(join(folder, TERMS_FILE), 'r');
  try {
    let rest = new Uint8Array(0);
    for (;;) {
      const window = new Uint8Array(rest.length + WINDOW);
      window.set(rest);
      const read = readSync(file, window, rest.length, WINDOW, null);
      const bytes = window.subarray(0, rest.length + read);
      const { terms, used } = termsOf(bytes);
      yield* terms;
      rest = bytes.slice(used);
      if (read === 0) return;
    }
  } finally {
    closeSync(file);
  }
}

/** The terms whose bytes are complete. */
function termsOf(bytes: Uint8Array): { readonly terms: ShardTerm[]; readonly used: number } {
  const terms: ShardTerm[] = [];
  let used = 0;
  for (;;) {
    const head = bytes.subarray(used, used + MAX_VARINT);
    const end = head.findIndex((byte) => byte < 128) + 1;
    if (end === 0) return { terms, used };
    const length = new ByteReader(head).varint();
    if (used + end + length > bytes.length) return { terms, used };
    const reader = new ByteReader(bytes.subarray(used + end, used + end + length));
    const term = reader.text();
    const papers = new Uint32Array(reader.varint());
    const frequencies = new Uint32Array(papers.length);
    let before = -1;
    for (const at of papers.keys()) {
      before += reader.varint() + 1;
      papers[at] = before;
      frequencies[at] = reader.varint();
    }
    terms.push({ term, papers, frequencies });
    used += end + length;
  }
}

const MAX_VARINT = 5;
