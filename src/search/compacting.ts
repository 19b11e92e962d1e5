import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decode } from 'cborg';
import { z } from 'zod';
import { writeWhole } from '../store/whole.ts';
import { encodeMetadata, METADATA_FILE, pageId } from './metadata.ts';
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
  /** The parts of its filters, and its orders: this site's have neither. */
  z.tuple([]),
  z.tuple([]),
  z.array(z.string()),
]);

/**
 * Rewrites an index so that a reader loads less of it, and gives the addresses of its pages in the order of their numbers.
 * Its words stand in smaller parts, and pages and parts are named by their numbers, of which the engine makes hashes: the
 * folder of a shard has another name as soon as anything in it is different. What it loads before its first answer stands
 * in a form of its own, see {@link encodeMetadata}; as the lengths of pages only weigh long ones against short ones, they
 * are rounded.
 * @throws {RangeError} where the index is not as this version of the site reads it.
 */
export async function compactIndex(folder: string): Promise<string[]> {
  const file = join(folder, metadataIn(folder));
  const metadata = metadataSchema.safeParse(decode(dataOf(await readFile(file), file)));
  if (!metadata.success)
    throw new RangeError('The metadata of the index are not as this version reads them.', {
      cause: metadata.error,
    });
  const [version, pages, parts, , , fields] = metadata.data;
  const addresses = pages.map(([id], number) =>
    addressIn(moved(join(folder, 'fragment'), id, pageId(number), 'pf_fragment')),
  );
  const names = parts.map(([, , name]) => name);
  const lengths = pages.map(([, words]) => rounded(words));
  const compact = { version, lengths, parts: recut(join(folder, 'index'), names), fields };
  await writeWhole(join(folder, METADATA_FILE), encodeMetadata(compact));
  rmSync(file);
  return addresses;
}

function metadataIn(folder: string): string {
  const [name, ...others] = readdirSync(folder).filter((file) => file.endsWith('.pf_meta'));
  if (name === undefined || others.length > 0) throw new RangeError('The index has no metadata, or several.');
  return name;
}

/** Puts small parts into the place of those with these names, and gives the first and last word of each. */
function recut(folder: string, names: readonly string[]): [first: string, last: string][] {
  const files = names.map((name) => join(folder, `${name}.pf_index`));
  const parts = cutParts(entriesIn(files));
  for (const file of files) rmSync(file);
  return parts.map(({ first, last, data }, number) => {
    writeFileSync(join(folder, `${pageId(number)}.pf_index`), packed(data));
    return [first, last];
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
