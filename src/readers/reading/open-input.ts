import { createReadStream, type Stats } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { decodeInput, describeInput, encodingFor, HEAD_LENGTH, type Input, InputError } from './input.ts';

/**
 * In bytes. Smaller files are read whole, so their encoding is detected from all bytes. Larger ones and gzip
 * are streamed.
 */
const WHOLE = 32 * 2 ** 20;
/** In characters; well below V8's limit for a string. */
const LONGEST_TEXT = 2 ** 28;

/** In bytes. The largest file of a source, all of arXiv's metadata, has five thousand million. */
const LARGEST_FILE = 2 ** 36;

/** In bytes. How large the text of any gzip file may be, however small the file is. */
const UNPACKED = 2 ** 28;
/** How many times as large as a larger gzip file its text may be. Metadata shrinks to a tenth or so; only made-up files to a thousandth. */
const MOST_SHRUNK = 200;

/** Opens a file, gzip or not. @throws {InputError} if it is no file, is empty or too large, or is not text. */
export async function openInput(name: string, path: string): Promise<Input> {
  const file = await open(path);
  try {
    const size = sizeOf(await file.stat());
    const start = await file.read(Buffer.alloc(2), 0, 2, 0);
    const zipped = isGzip(start.buffer.subarray(0, start.bytesRead));
    const source = () => createReadStream(path, { end: size - 1 });
    if (zipped) return await streamed(name, () => unzipped(source(), size));
    if (size > WHOLE) return await streamed(name, source);
    return decodeInput(name, await readFile(path));
  } finally {
    await file.close();
  }
}

/**
 * The size of a file in bytes. Only a file that says how large it is can be read to its end: those that the system makes while they are
 * read, such as `/proc/kmsg`, say that they have no bytes.
 */
function sizeOf(file: Stats): number {
  if (!file.isFile())
    throw new InputError('It is not a file.', 'Save its text as a file, or pipe it into `-`.');
  if (file.size === 0) throw new InputError('The file is empty.', 'Save it again, or remove it.');
  if (file.size <= LARGEST_FILE) return file.size;
  const gibibytes = LARGEST_FILE / 2 ** 30;
  throw new InputError(`The file is larger than ${gibibytes} GiB.`, 'Split it into smaller files.');
}

/**
 * An input of bytes, such as standard input, gzip or not.
 * @param unpacked how many bytes any gzip file may hold.
 * @throws {InputError} if it is empty or not text.
 */
export async function inputFrom(name: string, bytes: Uint8Array, unpacked = UNPACKED): Promise<Input> {
  return isGzip(bytes)
    ? streamed(name, () => unzipped(Readable.from([bytes]), bytes.length, unpacked))
    : decodeInput(name, bytes);
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function streamed(name: string, bytes: () => AsyncIterable<Uint8Array>): Promise<Input> {
  const start = await startOf(bytes());
  const encoding = encodingFor(start);
  const chunks = () => decoded(bytes(), encoding);
  const head = new TextDecoder(encoding).decode(start);
  return { ...describeInput(name, head), text: () => joined(chunks()), chunks };
}

/**
 * Unzips a stream of `size` bytes.
 * @throws {InputError} if it is damaged, or if its text is too large: a small file may hold more text than anybody waits for.
 */
async function* unzipped(source: Readable, size: number, unpacked = UNPACKED): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // `pipe` does not forward errors, and does not close the source.
  source.once('error', (error) => gunzip.destroy(error));
  gunzip.once('close', () => source.destroy());
  const most = Math.min(Math.max(unpacked, size * MOST_SHRUNK), LARGEST_FILE);
  let length = 0;
  try {
    for await (const part of source.pipe(gunzip)) {
      length += part.length;
      if (length > most) throw tooLargeUnpacked(most);
      yield part;
    }
  } catch (error) {
    const isZlib = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    if (!isZlib) throw error;
    throw new InputError('The gzip file is damaged or cut off.', 'Download it again.');
  }
}

function tooLargeUnpacked(most: number): InputError {
  const mebibytes = Math.floor(most / 2 ** 20).toLocaleString('en');
  const message = `The gzip file holds more than ${mebibytes} MiB, far more than a file of its size should.`;
  return new InputError(
    message,
    'Look at its content. If it is right, unpack it, and ingest the unpacked file.',
  );
}

async function startOf(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of bytes) {
    parts.push(part);
    length += part.length;
    if (length >= HEAD_LENGTH) break;
  }
  return Buffer.concat(parts).subarray(0, HEAD_LENGTH);
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const part of bytes) {
    const text = decoder.decode(part, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

async function joined(chunks: AsyncIterable<string>): Promise<string> {
  const parts: string[] = [];
  let length = 0;
  for await (const part of chunks) {
    parts.push(part);
    length += part.length;
    if (length > LONGEST_TEXT) {
      const hint = 'Split it into smaller files, or use a format with one record per line.';
      throw new InputError('The file is too large for its format, which has to be read whole.', hint);
    }
  }
  return parts.join('');
}
