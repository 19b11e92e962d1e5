import { concatenate } from './concatenate.ts';

/**
 * A pack is one file with many files of the site: the length of a header, the header as JSON, and the files one after the other.
 * The length has four bytes, the smallest first. The header lists the files in their order:
 * `{"files":[["papers/2603.01234.html",18211],["days/2026-03-04.html",32907]]}`
 */
export interface PackedFile {
  /** The path from the site's root. */
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The place of a file in a pack: its path, its first byte in the pack, and the number of its bytes. */
export type PackEntry = readonly [path: string, start: number, length: number];

const LENGTH_BYTES = 4;

/** The bytes of a pack with these files. */
export function encodePack(files: readonly PackedFile[]): Uint8Array<ArrayBuffer> {
  return withHeader(
    files.map(({ path, bytes }) => [path, bytes.length]),
    concatenate(files.map(({ bytes }) => bytes)),
  );
}

/** Paths of files, each with a number. */
type Listed = readonly (readonly [path: string, number: number])[];

/** A header that lists files, followed by a body. */
export function withHeader(listed: Listed, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = new TextEncoder().encode(JSON.stringify({ files: listed }));
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setUint32(0, header.length, true);
  return concatenate([length, header, body]);
}

/**
 * The files of a pack and their places.
 * @throws {TypeError} for bytes that are no pack.
 */
export function entriesOf(pack: Uint8Array<ArrayBuffer>): PackEntry[] {
  const { listed, end } = readHeader(pack);
  let next = end;
  const entries = listed.map(([path, size]): PackEntry => {
    next += size;
    return [path, next - size, size];
  });
  if (next !== pack.length) throw bad('files are cut off');
  return entries;
}

/**
 * The files that the header of a pack lists, and the first byte after it.
 * @throws {TypeError} for bytes that have none.
 */
export function readHeader(pack: Uint8Array<ArrayBuffer>): { readonly listed: Listed; readonly end: number } {
  if (pack.length < LENGTH_BYTES) throw bad('it is too short');
  const length = new DataView(pack.buffer, pack.byteOffset).getUint32(0, true);
  const end = LENGTH_BYTES + length;
  if (end > pack.length) throw bad('its header is cut off');
  const listed = parseHeader(new TextDecoder().decode(pack.subarray(LENGTH_BYTES, end)));
  if (listed === undefined) throw bad('its header is damaged');
  return { listed, end };
}

function bad(why: string): TypeError {
  return new TypeError(`This is no pack of files: ${why}.`);
}

function parseHeader(text: string): Listed | undefined {
  try {
    const header: unknown = JSON.parse(text);
    if (typeof header !== 'object' || header === null || !('files' in header)) return undefined;
    const { files } = header;
    return Array.isArray(files) && files.every(isListed) ? files : undefined;
  } catch {
    return undefined;
  }
}

function isListed(entry: unknown): entry is readonly [string, number] {
  return (
    Array.isArray(entry) &&
    typeof entry[0] === 'string' &&
    Number.isSafeInteger(entry[1]) &&
    typeof entry[1] === 'number' &&
    entry[1] >= 0
  );
}
