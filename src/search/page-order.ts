/**
 * The ids of an index's pages in the order of their numbers, from Pagefind's own metadata (`*.pf_meta`, decompressed and
 * without its signature). What the site knows of each page for filters and order is kept in columns by these numbers,
 * and the engine names its results by these ids.
 *
 * The metadata is CBOR (https://www.rfc-editor.org/rfc/rfc8949): a list of the version, the pages, and more that is not
 * read here; a page is a list that begins with its id. The index is not built where this does not hold.
 * @throws {RangeError} where the bytes are something else.
 */
export function pageIdsOf(metadata: Uint8Array): string[] {
  const reader = new CborReader(metadata);
  if (reader.listLength() < 2) throw new RangeError('The metadata of the index lists no pages.');
  reader.skip();
  const ids: string[] = [];
  for (let left = reader.listLength(); left > 0; left -= 1) {
    const parts = reader.listLength();
    ids.push(reader.text());
    for (let part = 1; part < parts; part += 1) reader.skip();
  }
  return ids;
}

const MAJOR = { whole: 0, negative: 1, bytes: 2, text: 3, list: 4, map: 5, tag: 6 } as const;
/** How many bytes the argument takes, by the low bits of the first one from 24 on. */
const WIDTHS = [1, 2, 4, 8];
const decoder = new TextDecoder();

class CborReader {
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  listLength(): number {
    return this.#expect(MAJOR.list);
  }

  text(): string {
    const length = this.#expect(MAJOR.text);
    const start = this.#view.byteOffset + this.#at;
    this.#at += length;
    return decoder.decode(new Uint8Array(this.#view.buffer, start, length));
  }

  /** Passes over one item with all that it holds. */
  skip(): void {
    const { major, argument } = this.#head();
    if (major === MAJOR.bytes || major === MAJOR.text) this.#at += argument;
    const inside =
      major === MAJOR.list ? argument : major === MAJOR.map ? 2 * argument : Number(major === MAJOR.tag);
    for (let left = inside; left > 0; left -= 1) this.skip();
  }

  #expect(major: number): number {
    const head = this.#head();
    if (head.major !== major)
      throw new RangeError('The metadata of the index is not as this version reads it.');
    return head.argument;
  }

  #head(): { readonly major: number; readonly argument: number } {
    const first = this.#view.getUint8(this.#at);
    this.#at += 1;
    const [major, low] = [first >> 5, first & 31];
    if (low < 24) return { major, argument: low };
    const width = WIDTHS[low - 24];
    if (width === undefined)
      throw new RangeError('The metadata of the index has a part of no stated length.');
    let argument = 0;
    for (let byte = 0; byte < width; byte += 1)
      argument = argument * 256 + this.#view.getUint8(this.#at + byte);
    this.#at += width;
    return { major, argument };
  }
}
