import { type IndexMetadata, pageId } from './metadata.ts';

/** What the engine expects before the data of each of its files; it does not decompress what begins so. */
const SIGNATURE = 'pagefind_dcd';

/**
 * Between two parts the engine takes for a part's last word whatever is longer than it and begins so, and would load all of
 * `the` for `thesis`; never where this stands behind it.
 */
const NOT_LONGER = '\0';

// The major types of CBOR that the metadata have: https://www.rfc-editor.org/rfc/rfc8949#section-3.1
const [NUMBER, TEXT, LIST] = [0, 3, 4];

/**
 * Metadata as Pagefind 1.6 reads them, not compressed: its version, the id, the length and the group of each page, the
 * first and the last word and the file of each part, the parts of its filters and its orders, of which there are none, and
 * the fields: https://github.com/Pagefind/pagefind/blob/main/pagefind_web/src/metadata.rs
 */
export function engineMetadata({ version, lengths, parts, fields }: IndexMetadata): Uint8Array<ArrayBuffer> {
  const writer = new Writer();
  writer.list(6);
  writer.text(version);
  writer.list(lengths.length);
  for (const [number, length] of lengths.entries()) {
    writer.list(3);
    writer.text(pageId(number));
    writer.number(length);
    writer.text('');
  }
  writer.list(parts.length);
  for (const [number, [first, last]] of parts.entries()) {
    writer.list(3);
    writer.text(first);
    writer.text(last + NOT_LONGER);
    writer.text(pageId(number));
  }
  writer.list(0);
  writer.list(0);
  writer.list(fields.length);
  for (const field of fields) writer.text(field);
  return writer.bytes();
}

class Writer {
  readonly #bytes: number[] = [...new TextEncoder().encode(SIGNATURE)];
  readonly #encoder = new TextEncoder();

  number(value: number): void {
    this.#head(NUMBER, value);
  }

  text(value: string): void {
    const bytes = this.#encoder.encode(value);
    this.#head(TEXT, bytes.length);
    this.#bytes.push(...bytes);
  }

  list(length: number): void {
    this.#head(LIST, length);
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#bytes);
  }

  #head(major: number, argument: number): void {
    const type = major << 5;
    if (argument < 24) this.#bytes.push(type | argument);
    else if (argument < 0x1_00) this.#bytes.push(type | 24, argument);
    else if (argument < 0x1_00_00) this.#bytes.push(type | 25, argument >> 8, argument & 0xff);
    else
      this.#bytes.push(
        type | 26,
        argument >>> 24,
        (argument >> 16) & 0xff,
        (argument >> 8) & 0xff,
        argument & 0xff,
      );
  }
}
