/** A word of an index, with what the index has of it: the bytes of its entry, which nobody here needs to understand. */
export interface WordEntry {
  readonly word: string;
  readonly bytes: Uint8Array;
}

/** A part of an index: neighbours in the order of words. */
export interface WordPart {
  readonly first: string;
  readonly last: string;
  readonly data: Uint8Array;
}

/**
 * So many bytes a part has at the most, unless it is of one word: 3 kB compressed. Every word costs a reader the whole part
 * in which it stands; and the list of the parts, which every visit loads, takes some nine bytes for each.
 */
const MOST = 10_000;

/**
 * Cuts an index into small parts. A word that is too frequent for one has its own: `the` is as large as ten thousand
 * others, and the engine would give it to whoever asks for its neighbours.
 */
export function cutParts(entries: Iterable<WordEntry>): WordPart[] {
  const parts: WordPart[] = [];
  let [open, size]: [WordEntry[], number] = [[], 0];
  for (const entry of entries) {
    if (open.length > 0 && size + entry.bytes.length > MOST) {
      parts.push(partOf(open));
      [open, size] = [[], 0];
    }
    open.push(entry);
    size += entry.bytes.length;
  }
  if (open.length > 0) parts.push(partOf(open));
  return parts;
}

/** A part as the engine reads it: CBOR (https://www.rfc-editor.org/rfc/rfc8949), a list of the list of its words. */
function partOf(entries: readonly WordEntry[]): WordPart {
  const data = Buffer.concat([
    Buffer.of((LIST << 5) | 1),
    headOf(LIST, entries.length),
    ...entries.map(({ bytes }) => bytes),
  ]);
  return { first: entries[0]?.word ?? '', last: entries.at(-1)?.word ?? '', data };
}

/** The words of a part of the engine's own making. @throws {RangeError} where the bytes are something else. */
export function entriesOf(data: Uint8Array): WordEntry[] {
  const reader = new Reader(data);
  if (reader.list() !== 1) throw new RangeError('A part of the index is not one list of words.');
  return Array.from({ length: reader.list() }, () => {
    const start = reader.at;
    reader.list();
    const word = reader.text();
    reader.at = start;
    reader.skip();
    return { word, bytes: data.subarray(start, reader.at) };
  });
}

// The major types of what an index has: numbers from 0 on and below, texts, and lists.
const [NEGATIVE, TEXT, LIST] = [1, 3, 4];
/** How many bytes an argument takes, by the low bits of the first one from 24 on. */
const WIDTHS = [1, 2, 4];

/**
 * Passes over items of CBOR and reads few of them. An index is some ten million numbers, which a reader that makes something
 * of each would take many seconds and much memory for.
 */
class Reader {
  at = 0;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  list(): number {
    return this.#expect(LIST);
  }

  text(): string {
    const length = this.#expect(TEXT);
    const start = this.#view.byteOffset + this.at;
    this.at += length;
    return new TextDecoder().decode(new Uint8Array(this.#view.buffer, start, length));
  }

  /** Passes over one item with all that it holds. */
  skip(): void {
    for (let left = 1; left > 0; left -= 1) {
      const { major, argument } = this.#head();
      if (major === TEXT) this.at += argument;
      else if (major === LIST) left += argument;
      else if (major > NEGATIVE) throw new RangeError('A part of the index has something else than words.');
    }
    if (this.at > this.#view.byteLength) throw new RangeError('A part of the index ends too soon.');
  }

  #expect(major: number): number {
    const head = this.#head();
    if (head.major !== major) throw new RangeError('A part of the index is not as this version reads it.');
    return head.argument;
  }

  #head(): { readonly major: number; readonly argument: number } {
    const first = this.#view.getUint8(this.at);
    this.at += 1;
    const [major, low] = [first >> 5, first & 31];
    if (low < 24) return { major, argument: low };
    const width = WIDTHS[low - 24];
    if (width === undefined) throw new RangeError('A part of the index has an item of no stated length.');
    let argument = 0;
    for (let byte = 0; byte < width; byte += 1)
      argument = argument * 256 + this.#view.getUint8(this.at + byte);
    this.at += width;
    return { major, argument };
  }
}

function headOf(major: number, argument: number): Buffer {
  const low = argument < 24 ? argument : argument < 256 ? 24 : argument < 65_536 ? 25 : 26;
  const head = Buffer.alloc(low < 24 ? 1 : 1 + (WIDTHS[low - 24] ?? 0), (major << 5) | low);
  if (head.length > 1) head.writeUIntBE(argument, 1, head.length - 1);
  return head;
}
