import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';
import { z } from 'zod';
import { writeWhole } from '../store/whole.ts';
import { pageId } from './page-ids.ts';
import { cutParts, entriesOf, type WordEntry } from './word-parts.ts';

/** What the engine puts before the data of each of its files. */
const SIGNATURE = Buffer.from('pagefind_dcd');

/**
 * What the engine loads before its first answer, as Pagefind 1.6 writes it: CBOR (https://www.rfc-editor.org/rfc/rfc8949),
 * https://github.com/Pagefind/pagefind/blob/main/pagefind_web/src/metadata.rs
 */
const metadataSchema = z.tuple([
  z.string(),
  /** The id of each page, how many words it has, and the file that it shares with others, which none does here. */
  z.array(z.tuple([z.string(), z.number(), z.literal('')])),
  /** The first and the last word of each part of the index, and the name of its file. */
  z.array(z.tuple([z.string(), z.string(), z.string()])),
  z.array(z.unknown()),
  z.array(z.unknown()),
  z.array(z.string()),
]);

/**
 * Rewrites an index so that a reader loads less of it, and gives the addresses of its pages in the order of their numbers.
 * Its words stand in smaller parts.
 *
 * The metadata of 20,000 papers are 180 kB, most of it hashes by which pages and parts of the index are named. The folder
 * of a shard has another name as soon as anything in it is different, so that numbers do as well; and as the lengths of
 * pages only weigh long ones against short ones, they are rounded to a byte each. Some 50 kB remain.
 * @throws {RangeError} where the index is not as this version of the site reads it.
 */
export async function compactIndex(folder: string): Promise<string[]> {
  const file = join(folder, metadataIn(folder));
  const metadata = metadataSchema.safeParse(decode(dataOf(await readFile(file), file)));
  if (!metadata.success)
    throw new RangeError('The metadata of the index are not as this version reads them.', {
      cause: metadata.error,
    });
  const [version, pages, parts, ...rest] = metadata.data;
  const ids = pages.map((_, number) => pageId(number, pages.length));
  const addresses = pages.map(([id], number) =>
    addressIn(moved(join(folder, 'fragment'), id, ids[number] ?? '', 'pf_fragment')),
  );
  const names = parts.map(([, , name]) => name);
  const compact = [
    version,
    pages.map(([, words], number) => [ids[number], rounded(words), '']),
    recut(join(folder, 'index'), names),
    ...rest,
  ];
  await writeWhole(file, packed(encode(compact)));
  return addresses;
}

function metadataIn(folder: string): string {
  const [name, ...others] = readdirSync(folder).filter((file) => file.endsWith('.pf_meta'));
  if (name === undefined || others.length > 0) throw new RangeError('The index has no metadata, or several.');
  return name;
}

/**
 * Between two parts the engine takes for a part's last word whatever is longer than it and begins so, and would load all of
 * `the` for `thesis`; never where this stands behind it.
 */
const NOT_LONGER = '\0';

/** Puts small parts into the place of those with these names, and gives the first and last word of each and its name. */
function recut(folder: string, names: readonly string[]): [first: string, last: string, name: string][] {
  const files = names.map((name) => join(folder, `${name}.pf_index`));
  const parts = cutParts(entriesIn(files));
  for (const file of files) rmSync(file);
  return parts.map(({ first, last, data }, number) => {
    const name = number.toString(36);
    writeFileSync(join(folder, `${name}.pf_index`), packed(data));
    return [first, last + NOT_LONGER, name];
  });
}

function* entriesIn(files: readonly string[]): Iterable<WordEntry> {
  for (const file of files) yield* entriesOf(dataOf(readFileSync(file), file));
}

/** Renames a file, and gives its new path. Files of an index are small and many: one after the other is fastest. */
function moved(folder: string, from: string, to: string, ending: string): string {
  const path = join(folder, `${to}.${ending}`);
  renameSync(join(folder, `${from}.${ending}`), path);
  return path;
}

const fragmentSchema = z.object({ url: z.string() });

function addressIn(file: string): string {
  const fragment: unknown = JSON.parse(dataOf(readFileSync(file), file).toString());
  return fragmentSchema.parse(fragment).url;
}

function dataOf(packed: Uint8Array, file: string): Buffer {
  const data = gunzipSync(packed);
  if (!data.subarray(0, SIGNATURE.length).equals(SIGNATURE))
    throw new RangeError(`${file} has another signature.`);
  return data.subarray(SIGNATURE.length);
}

function packed(data: Uint8Array): Buffer {
  return gzipSync(Buffer.concat([SIGNATURE, data]), { memLevel: 9 });
}

/** A count of words in units of sixteen, of which a page has one at least. */
function rounded(words: number): number {
  return Math.max(1, Math.round(words / 16));
}
