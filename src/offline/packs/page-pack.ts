import { concatenate } from './concatenate.ts';
import { readHeader, withHeader } from './pack-format.ts';

/**
 * A pack of pages keeps each part of them once: pages share most of their tags, and repeat each other's titles and abstracts.
 * That makes it a quarter of the size of the pages, which a device has room for, and its compressed form a fifth smaller.
 *
 * It has a header like that of other packs, with the number of parts of each page: `{"files":[["papers/2603.01234.html",811]]}`.
 * Then follows a number of three bytes for each part, the smallest byte first: 0 is a part that no number before stands for, and
 * n + 1 is part n. The parts themselves follow in the order of their first use, each followed by a zero byte.
 */
const NUMBER_BYTES = 3;

/** Tags that follow each other, with the space between them; a text; the start of a tag that does not end. */
const PARTS = /(?:<[^<>]*>\s*)+|[^<]+|</gu;

/** HTML has no U+0000: browsers read it as U+FFFD. */
const ZERO = /\0/gu;

/** A page, or a script, of a pack. */
export interface PackedText {
  /** The path from the site's root. */
  readonly path: string;
  readonly text: string;
}

/** The bytes of a pack with these pages, before they are compressed. */
export function encodePagePack(pages: readonly PackedText[]): Uint8Array<ArrayBuffer> {
  const places = new Map<string, number>();
  const counts: (readonly [string, number])[] = [];
  const numbers: number[] = [];
  for (const { path, text } of pages) {
    const parts = text.replace(ZERO, '\uFFFD').match(PARTS) ?? [];
    counts.push([path, parts.length]);
    for (const part of parts) {
      const place = places.get(part);
      if (place === undefined) places.set(part, places.size);
      numbers.push(place === undefined ? 0 : place + 1);
    }
  }
  const texts = new TextEncoder().encode([...places.keys()].map((part) => `${part}\0`).join(''));
  const body = new Uint8Array(NUMBER_BYTES * numbers.length + texts.length);
  for (const [at, number] of numbers.entries())
    for (let byte = 0; byte < NUMBER_BYTES; byte += 1)
      body[NUMBER_BYTES * at + byte] = (number >>> (8 * byte)) & 0xff;
  body.set(texts, NUMBER_BYTES * numbers.length);
  return withHeader(counts, body);
}

/** Where the parts of a page are. */
interface PagePlace {
  /** The place of its first number, and the numbers of its parts. */
  readonly from: number;
  readonly count: number;
  /** How many parts the pages before it have used. */
  readonly used: number;
}

/** A pack of pages in memory. A page is put together when it is asked for. */
export class PagePack {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #pages = new Map<string, PagePlace>();
  /** The first byte of each part, and the end. */
  readonly #starts: Uint32Array;

  /** @throws {TypeError} for bytes that are no pack of pages. */
  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.#bytes = bytes;
    const { listed, end } = readHeader(bytes);
    let [from, used] = [end, 0];
    for (const [path, count] of listed) {
      this.#pages.set(path, { from, count, used });
      const next = from + NUMBER_BYTES * count;
      if (next > bytes.length) throw bad('its numbers are cut off');
      for (; from < next; from += NUMBER_BYTES) {
        const number = this.#number(from);
        if (number > used) throw bad('a number names a part that does not exist');
        if (number === 0) used += 1;
      }
    }
    this.#starts = startsOf(bytes, from, used);
  }

  /** The paths of its pages. */
  get paths(): readonly string[] {
    return [...this.#pages.keys()];
  }

  /** A page; `undefined` if the pack does not have it. */
  page(path: string): Uint8Array<ArrayBuffer> | undefined {
    const place = this.#pages.get(path);
    return place && concatenate([...this.#partsOf(place)]);
  }

  *#partsOf({ from, count, used }: PagePlace): Generator<Uint8Array<ArrayBuffer>, void, undefined> {
    let fresh = used;
    for (let at = 0; at < count; at += 1) {
      const number = this.#number(from + NUMBER_BYTES * at);
      const part = number === 0 ? fresh : number - 1;
      if (number === 0) fresh += 1;
      yield this.#bytes.subarray(this.#starts[part], (this.#starts[part + 1] ?? 1) - 1);
    }
  }

  #number(at: number): number {
    const bytes = this.#bytes;
    return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
  }
}

function startsOf(bytes: Uint8Array<ArrayBuffer>, from: number, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  let next = from;
  for (let part = 0; part < count; part += 1) {
    starts[part] = next;
    const zero = bytes.indexOf(0, next);
    if (zero === -1) throw bad('its parts are cut off');
    next = zero + 1;
  }
  if (next !== bytes.length) throw bad('something follows its parts');
  starts[count] = next;
  return starts;
}

function bad(why: string): TypeError {
  return new TypeError(`This is no pack of pages: ${why}.`);
}
