/** One line of a text that is read in chunks, without its line end; numbers count from 1. */
export interface StreamLine {
  readonly number: number;
  /** The line, or only its beginning if it is too long. */
  readonly text: string;
  readonly tooLong: boolean;
}

/**
 * In UTF-16 code units. No source has records nearly as long, so a longer line means that the file is broken.
 */
export const LONGEST_LINE = 20_000_000;
const KEPT = 2000;

/**
 * The lines of a text of any size. Only one line is held in memory, and only the beginning of a line longer
 * than `longest`.
 */
export async function* linesIn(
  chunks: AsyncIterable<string>,
  longest = LONGEST_LINE,
): AsyncGenerator<StreamLine> {
  let number = 0;
  let afterReturn = false;
  const open = new OpenLine(longest);
  for await (const chunk of chunks) {
    // A `\r\n` split between two chunks ends one line.
    let from = afterReturn && chunk.startsWith('\n') ? 1 : 0;
    // Searching for a single character is several times faster, and most files use only `\n`.
    const ends = chunk.includes('\r') ? /\r\n?|\n/g : /\n/g;
    ends.lastIndex = from;
    for (let end = ends.exec(chunk); end !== null; end = ends.exec(chunk)) {
      open.add(chunk.slice(from, end.index));
      yield { number: ++number, ...open.take() };
      from = ends.lastIndex;
    }
    open.add(chunk.slice(from));
    afterReturn = chunk === '' ? afterReturn : chunk.endsWith('\r');
  }
  if (!open.isEmpty) yield { number: ++number, ...open.take() };
}

/** A line whose end has not been read yet. */
class OpenLine {
  readonly #longest: number;
  #parts: string[] = [];
  #length = 0;

  constructor(longest: number) {
    this.#longest = longest;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  add(part: string): void {
    if (part === '') return;
    this.#length += part.length;
    if (this.#length > this.#longest)
      this.#parts = [this.#parts.join('').slice(0, KEPT) || part.slice(0, KEPT)];
    else this.#parts.push(part);
  }

  take(): Omit<StreamLine, 'number'> {
    const tooLong = this.#length > this.#longest;
    const text = this.#parts.join('');
    this.#parts = [];
    this.#length = 0;
    return { text, tooLong };
  }
}
