import { CONFLICT, CONFLICT_HINT, conflictMarkerIn } from '../../paper/conflict-markers.ts';
import { type Day, dayOf } from '../../paper/days.ts';

/** A file or standard input with its text decoded, whole or in chunks. */
export interface Input {
  /** The name under which problems are reported. */
  readonly name: string;
  /** The day that the file is named after, as in `2026-03-04.json`. */
  readonly day?: Day;
  /** The first characters, at most {@link HEAD_LENGTH}, for detecting the format. */
  readonly head: string;
  /** The whole text, for formats that cannot be read in chunks. @throws {InputError} if it is too large. */
  text(): Promise<string>;
  /** The text in chunks, for formats of any size. No character is split between two chunks. */
  chunks(): AsyncIterable<string>;
}

/** An input that no reader can read. */
export class InputError extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.name = 'InputError';
    this.hint = hint;
  }
}

export const HEAD_LENGTH = 65_536;

const NOT_TEXT =
  'Give Broadsheet the text or JSON that the source offers, saved as UTF-8, not a PDF or an image.';

/**
 * Decodes the bytes of a file: UTF-8, UTF-16 with a byte-order mark, or Windows-1252 if it is not UTF-8.
 * @throws {InputError} if it is empty or not text, or if it has both sides of a git conflict, since a record would be a mixture of
 * them.
 */
export function decodeInput(name: string, bytes: Uint8Array): Input {
  const text = new TextDecoder(encodingFor(bytes)).decode(bytes);
  // One of the two alone may be the text of a source.
  const conflict = text.includes('>>>>>>>') && text.includes('<<<<<<<') ? conflictMarkerIn(text) : undefined;
  if (conflict !== undefined)
    throw new InputError(`${CONFLICT} It begins in line ${conflict.line}.`, CONFLICT_HINT);
  return { ...describeInput(name, text), text: async () => text, chunks: () => pieces(text) };
}

/** The name, day and head of an input whose text starts with `start`. @throws {InputError} if it is blank or binary. */
export function describeInput(name: string, start: string): Pick<Input, 'name' | 'day' | 'head'> {
  const head = start.slice(0, HEAD_LENGTH);
  if (head.includes('\0')) throw new InputError('The file is not text.', NOT_TEXT);
  if (head.trim() === '' && start.trim() === '')
    throw new InputError('The file holds only white space.', 'Save it again, or remove it.');
  const day = dayInName(name);
  return { name, head, ...(day !== undefined && { day }) };
}

/** The encoding of a file that starts with these bytes. @throws {InputError} if it is empty or not text. */
export function encodingFor(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new InputError('The file is empty.', 'Save it again, or remove it.');
  const encoding = encodingOf(bytes);
  if (encoding === undefined) throw new InputError('The file is not text.', NOT_TEXT);
  return encoding;
}

async function* pieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; ) {
    const end = at + HEAD_LENGTH;
    const splits = (text.charCodeAt(end - 1) & 0xfc00) === 0xd800;
    yield text.slice(at, splits ? end + 1 : end);
    at = splits ? end + 1 : end;
  }
}

/** The day that a file is named after, as in `2026-03-04.json`. */
export function dayInName(name: string): Day | undefined {
  const day = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(name.split(/[\\/]/).at(-1) ?? '')?.[0];
  return day === undefined ? undefined : dayOf(day);
}

function encodingOf(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (bytes.includes(0)) return undefined;
  if (isUtf8(bytes)) return 'utf-8';
  return looksLikeText(bytes) ? 'windows-1252' : undefined;
}

/** Whether bytes are UTF-8, perhaps slightly damaged: one broken character must not garble all others. */
function isUtf8(bytes: Uint8Array): boolean {
  const beyondAscii = new TextDecoder('utf-8').decode(bytes).match(/[^\0-\u007F]/gu) ?? [];
  const damaged = beyondAscii.filter((character) => character === '\uFFFD').length;
  const cutOff = damaged === 1 && bytes.subarray(-3).some((byte) => byte >= 0xc0);
  return damaged === 0 || cutOff || damaged * 10 < beyondAscii.length;
}

/** Whether bytes have few control characters, so that they may be text in an old single-byte encoding. */
function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  const odd = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32) || byte > 126).length;
  return odd / head.length < 0.1;
}
