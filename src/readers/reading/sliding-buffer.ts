import type { Position } from './reader.ts';

/**
 * A buffer over the part of a stream that is still needed. All offsets count from the beginning of the
 * stream.
 */
export class SlidingBuffer {
  #text = '';
  #start = 0;
  #line = 1;
  #column = 1;

  /** The offset of the first character in the buffer. */
  get start(): number {
    return this.#start;
  }

  /** The offset after the last character in the buffer. */
  get end(): number {
    return this.#start + this.#text.length;
  }

  append(text: string): void {
    this.#text += text;
  }

  slice(from: number, to?: number): string {
    return this.#text.slice(from - this.#start, to === undefined ? undefined : to - this.#start);
  }

  /** The offset of the last occurrence that begins at or before `from`, or -1. */
  lastIndexOf(text: string, from: number): number {
    const index = this.#text.lastIndexOf(text, from - this.#start);
    return index < 0 ? -1 : index + this.#start;
  }

  /** The first match of a global pattern at or after `from`. */
  find(pattern: RegExp, from: number): { at: number; match: RegExpExecArray } | undefined {
    pattern.lastIndex = Math.max(0, from - this.#start);
    const match = pattern.exec(this.#text);
    return match === null ? undefined : { at: match.index + this.#start, match };
  }

  /** The line and column of an offset in the buffer. */
  positionOf(offset: number): Position {
    return advanced({ line: this.#line, column: this.#column }, this.slice(this.#start, offset));
  }

  /** Drops the text before `offset`, but never splits a `\r\n`. */
  drop(offset: number): void {
    let length = Math.min(offset, this.end) - this.#start;
    if (this.#text[length - 1] === '\r' && (length === this.#text.length || this.#text[length] === '\n')) {
      length--;
    }
    if (length <= 0) return;
    const { line, column } = advanced(
      { line: this.#line, column: this.#column },
      this.#text.slice(0, length),
    );
    this.#line = line;
    this.#column = column;
    this.#text = this.#text.slice(length);
    this.#start += length;
  }
}

/** The position after a `text` that begins at the given position. */
export function advanced({ line, column }: Position, text: string): Position {
  let lines = 0;
  let lineStart = 0;
  for (const { index, 0: lineEnd } of text.matchAll(/\r\n|\n|\r/g)) {
    lines++;
    lineStart = index + lineEnd.length;
  }
  return lines === 0
    ? { line, column: column + text.length }
    : { line: line + lines, column: text.length - lineStart + 1 };
}
