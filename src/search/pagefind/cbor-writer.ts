// The major types of an index: non-negative numbers, negative numbers, texts, and lists.
const [NUMBER, NEGATIVE, TEXT, LIST] = [0, 1, 3, 4];

const encoder = new TextEncoder();
const LAST_OF_ASCII = 0x7f;

/**
 * Writes the types of CBOR (https://www.rfc-editor.org/rfc/rfc8949) that an index has. Writes item by item, because an index has
 * about ten million numbers, too many to hold as objects. Nothing here may need Node.
 */
export class CborWriter {
  #bytes = new Uint8Array(32);
  #length = 0;

  /** @param value a whole number of 32 bits. */
  number(value: number): void {
    if (value < 0) this.#head(NEGATIVE, -1 - value);
    else this.#head(NUMBER, value);
  }

  text(value: string): void {
    const start = this.#length;
    this.#head(TEXT, value.length);
    this.#makeRoom(value.length);
    // Fast path: nearly all texts are short and ASCII only, and `TextEncoder` takes far longer.
    for (let at = 0; at < value.length; at += 1) {
      const code = value.charCodeAt(at);
      if (code > LAST_OF_ASCII) {
        this.#length = start;
        this.#encode(value);
        return;
      }
      this.#put(code);
    }
  }

  /** Begins a list. Its items must be written next. */
  list(length: number): void {
    this.#head(LIST, length);
  }

  /** The number of bytes written. */
  get length(): number {
    return this.#length;
  }

  /** The bytes written. Nothing may be written afterwards. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  #encode(value: string): void {
    const bytes = encoder.encode(value);
    this.#head(TEXT, bytes.length);
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #head(major: number, argument: number): void {
    this.#makeRoom(5);
    const width = argument < 24 ? 0 : argument < 0x1_00 ? 1 : argument < 0x1_00_00 ? 2 : 4;
    this.#put((major << 5) | (width === 0 ? argument : (WIDTHS[width] ?? 0)));
    for (let byte = width - 1; byte >= 0; byte -= 1) this.#put((argument >>> (8 * byte)) & 0xff);
  }

  #put(byte: number): void {
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }

  #makeRoom(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + bytes));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** The low bits of an item's first byte, by the number of bytes of its argument that follow. */
const WIDTHS: Readonly<Record<number, number>> = { 1: 24, 2: 25, 4: 26 };
