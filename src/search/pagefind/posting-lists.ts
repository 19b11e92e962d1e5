import type { CborWriter } from './cbor-writer.ts';

/**
 * Encodes the position of a term on a page as one number: the group, and the position in the group. Groups below
 * {@link FIRST_FIELD} are weights in the text, the others are fields. @throws {RangeError} if it does not fit into the number.
 */
export function encodePosition(group: number, position: number): number {
  if (position >= POSITIONS || group > MOST_GROUPS)
    throw new RangeError(`A position cannot be encoded: ${group}, ${position}.`);
  return group * POSITIONS + position;
}

/** The group of the first field. */
export const FIRST_FIELD = 128;

const POSITIONS = 2 ** 24;
const MOST_GROUPS = 255;

/** Adds a posting: the number of a term, the number of a page, and a position of {@link encodePosition}. */
export type AddPosting = (term: number, page: number, position: number) => void;

/** The posting lists of an index, in three typed arrays, because an index has millions of postings. */
export class PostingLists {
  /** The index at which the postings of each term end. */
  readonly #ends: Uint32Array;
  readonly #pages: Uint32Array;
  readonly #positions: Uint32Array;

  /**
   * @param terms the number of terms.
   * @param addAll adds every posting, page by page. It is called twice: to count the postings, and to store them.
   */
  constructor(terms: number, addAll: (add: AddPosting) => void) {
    const starts = new Uint32Array(terms + 1);
    addAll((term) => {
      starts[term + 1] = (starts[term + 1] ?? 0) + 1;
    });
    for (let term = 1; term <= terms; term += 1) starts[term] = (starts[term] ?? 0) + (starts[term - 1] ?? 0);
    this.#pages = new Uint32Array(starts[terms] ?? 0);
    this.#positions = new Uint32Array(starts[terms] ?? 0);
    addAll((term, page, position) => {
      const at = starts[term] ?? 0;
      this.#pages[at] = page;
      this.#positions[at] = position;
      starts[term] = at + 1;
    });
    // Each start has moved to the end of its term.
    this.#ends = starts;
  }

  /**
   * Writes the posting list of a term in Pagefind's format. For each page: its number, as the delta to the previous page; the
   * positions in its text, as deltas, with `-1 - weight` before those of each weight; and the positions in its fields, with the
   * number of the field instead of the weight:
   * https://github.com/Pagefind/pagefind/blob/v1.6.0/pagefind/src/index/mod.rs
   */
  write(term: number, writer: CborWriter): void {
    const [start, end] = [this.#start(term), this.#end(term)];
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
      writePositions(this.#positions.subarray(at, next).sort(), writer);
      [before, at] = [page, next];
    }
  }

  #start(term: number): number {
    return term === 0 ? 0 : this.#end(term - 1);
  }

  #end(term: number): number {
    return this.#ends[term] ?? 0;
  }
}

/** Writes the sorted positions on a page: those in its text, and those in its fields. */
function writePositions(positions: Uint32Array, writer: CborWriter): void {
  let texts = 0;
  while (texts < positions.length && (positions[texts] ?? 0) < FIRST_FIELD * POSITIONS) texts += 1;
  writeGroups(positions, 0, texts, 0, writer);
  writeGroups(positions, texts, positions.length, FIRST_FIELD, writer);
}

function writeGroups(
  positions: Uint32Array,
  from: number,
  to: number,
  first: number,
  writer: CborWriter,
): void {
  let [groups, group, before] = [0, -1, 0];
  for (let at = from; at < to; at += 1) {
    const own = Math.floor((positions[at] ?? 0) / POSITIONS);
    if (own !== group) groups += 1;
    group = own;
  }
  writer.list(to - from + groups);
  group = -1;
  for (let at = from; at < to; at += 1) {
    const encoded = positions[at] ?? 0;
    const own = Math.floor(encoded / POSITIONS);
    if (own !== group) {
      writer.number(-1 - (own - first));
      [group, before] = [own, 0];
    }
    const position = encoded % POSITIONS;
    writer.number(position - before);
    before = position;
  }
}
