import type { CborWriter } from './cbor-writer.ts';

/**
 * A place of a word on a page as one number: its group, and its position in that. Groups below {@link FIRST_FIELD} are
 * weights in the text, the others fields.
 */
export function placeOf(group: number, position: number): number {
  if (position >= POSITIONS || group > MOST_GROUPS)
    throw new RangeError(`A place cannot be said: ${group}, ${position}.`);
  return group * POSITIONS + position;
}

/** The group of the first field. */
export const FIRST_FIELD = 128;

const POSITIONS = 2 ** 24;
const MOST_GROUPS = 255;

/** Says that a word, by its number, stands at a place of a page. */
export type Put = (word: number, page: number, place: number) => void;

/** Where each word stands, of as many millions of places as an index has: in three lists of numbers. */
export class Postings {
  /** Where the places of each word end. */
  readonly #ends: Uint32Array;
  readonly #pages: Uint32Array;
  readonly #places: Uint32Array;

  /**
   * @param words how many there are.
   * @param all puts every place, page by page; it is called twice, since what is counted needs no room to grow.
   */
  constructor(words: number, all: (put: Put) => void) {
    const starts = new Uint32Array(words + 1);
    all((word) => {
      starts[word + 1] = (starts[word + 1] ?? 0) + 1;
    });
    for (let word = 1; word <= words; word += 1) starts[word] = (starts[word] ?? 0) + (starts[word - 1] ?? 0);
    this.#pages = new Uint32Array(starts[words] ?? 0);
    this.#places = new Uint32Array(starts[words] ?? 0);
    all((word, page, place) => {
      const at = starts[word] ?? 0;
      this.#pages[at] = page;
      this.#places[at] = place;
      starts[word] = at + 1;
    });
    // Each start has moved to the end of its word.
    this.#ends = starts;
  }

  /**
   * Writes the pages on which a word stands, in the engine's form. Each has its number, as the distance from the one
   * before; its positions in the text by their weights, each weight as `-1 - weight` before its positions, and of these the
   * distances; and the same with fields in the place of weights:
   * https://github.com/Pagefind/pagefind/blob/main/pagefind/src/index/mod.rs
   */
  write(word: number, writer: CborWriter): void {
    const [start, end] = [this.#start(word), this.#end(word)];
    let pages = 0;
    for (let at = start; at < end; at += 1)
      if (at === start || this.#pages[at] !== this.#pages[at - 1]) pages += 1;
    writer.list(pages);
    let before = 0;
    for (let at = start; at < end; ) {
      const page = this.#pages[at] ?? 0;
      let next = at + 1;
      while (next < end && this.#pages[next] === page) next += 1;
      writer.list(3);
      writer.number(page - before);
      writePlaces(this.#places.subarray(at, next).sort(), writer);
      [before, at] = [page, next];
    }
  }

  #start(word: number): number {
    return word === 0 ? 0 : this.#end(word - 1);
  }

  #end(word: number): number {
    return this.#ends[word] ?? 0;
  }
}

/** Writes the places of a page, in order: those in its text, and those in its fields. */
function writePlaces(places: Uint32Array, writer: CborWriter): void {
  let texts = 0;
  while (texts < places.length && (places[texts] ?? 0) < FIRST_FIELD * POSITIONS) texts += 1;
  writeGroups(places, 0, texts, 0, writer);
  writeGroups(places, texts, places.length, FIRST_FIELD, writer);
}

function writeGroups(places: Uint32Array, from: number, to: number, first: number, writer: CborWriter): void {
  let [groups, group, before] = [0, -1, 0];
  for (let at = from; at < to; at += 1) {
    const own = Math.floor((places[at] ?? 0) / POSITIONS);
    if (own !== group) groups += 1;
    group = own;
  }
  writer.list(to - from + groups);
  group = -1;
  for (let at = from; at < to; at += 1) {
    const place = places[at] ?? 0;
    const own = Math.floor(place / POSITIONS);
    if (own !== group) {
      writer.number(-1 - (own - first));
      [group, before] = [own, 0];
    }
    const position = place % POSITIONS;
    writer.number(position - before);
    before = position;
  }
}
