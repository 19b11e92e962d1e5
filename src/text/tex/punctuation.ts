import type { InlineBuilder } from '../mdast/inline-builder.ts';
import type { TexSource } from './source.ts';

const ENDS = /[\p{L}\p{N})\]”’'".,;:!?%$}*]/u;
const BEGINS = /[\p{L}\p{N}([“‘"`'$\\{]/u;

/** Reads the plain characters that TeX replaces by others: quotation marks, dashes and ties. */
export class TexPunctuation {
  readonly #source: TexSource;
  #single = 0;
  #double = 0;

  constructor(source: TexSource) {
    this.#source = source;
  }

  /** Reads the character at `at`, and those that belong to it, into `out`. Returns the position after them. */
  read(at: number, to: number, out: InlineBuilder): number {
    switch (this.#source.text[at]) {
      case '~':
        out.addText(this.#isTie(at, to, out) ? ' ' : '~');
        return at + 1;
      case '-':
        return this.#dash(at, to, out);
      case '`':
        return this.#opening(at, to, out);
      default:
        return this.#closing(at, to, out);
    }
  }

  /**
   * Reads the content of a group in braces, from `from` to `to`, if it is only quotation marks or dashes. Characters outside of
   * the group do not change their meaning. False for any other group.
   */
  readGroup(from: number, to: number, out: InlineBuilder): boolean {
    const content = this.#source.text.slice(from, to);
    if (content === '``' || content === '`') {
      if (content === '``') this.#double++;
      else this.#single++;
      out.addText(content === '``' ? '“' : '‘');
    } else if (content === "''") {
      this.#double = Math.max(0, this.#double - 1);
      out.addText('”');
    } else if (content === "'" && this.#single > 0 && !this.#isInWord(to + 1, out)) {
      this.#single--;
      out.addText('’');
    } else if (/^(?:-{1,3}|["'])$/u.test(content)) out.addText({ '--': '–', '---': '—' }[content] ?? content);
    else return false;
    return true;
  }

  #isInWord(next: number, out: InlineBuilder): boolean {
    return /\p{L}/u.test(out.lastCodeUnit) && /^\{*\p{L}/u.test(this.#source.text.slice(next, next + 4));
  }

  /** Reads `~`. It is a tie between words, but `~5%` means about five percent, and `/~name` is part of an address. */
  #isTie(at: number, to: number, out: InlineBuilder): boolean {
    const next = this.#source.text[at + 1] ?? ' ';
    const { lastCodeUnit } = out;
    if (lastCodeUnit === '' ? out.isEmpty : /[\s/=(]/u.test(lastCodeUnit)) return false;
    // `0.6~0.9` is a range.
    if (/\d|%/u.test(lastCodeUnit) && /\d/u.test(next)) return false;
    return (
      at + 1 < to && /[\p{L}\p{N}\\$([{“"`]/u.test(next) && !(/[A-Z]/u.test(lastCodeUnit) && next === '(')
    );
  }

  #dash(at: number, to: number, out: InlineBuilder): number {
    const { text } = this.#source;
    let end = at;
    while (end < to && text[end] === '-') end++;
    const run = text.slice(at, end);
    const isDash = (run === '--' || run === '---') && this.#isBetween(run, at, end, to, out);
    out.addText(isDash ? (run === '--' ? '–' : '—') : run);
    return end;
  }

  #isBetween(run: string, at: number, end: number, to: number, out: InlineBuilder): boolean {
    const { text } = this.#source;
    const after = this.#source.afterSpaces(end, Math.min(to, end + 8));
    const before = out.isAfterSpace
      ? text
          .slice(Math.max(0, at - 8), at)
          .trimEnd()
          .at(-1)
      : out.lastCodeUnit || '$';
    if (before === undefined || !ENDS.test(before)) return false;
    if (after >= to || !BEGINS.test(String.fromCodePoint(text.codePointAt(after) ?? 0))) return false;
    // `use --all` is an option of a program.
    return !(run === '--' && out.isAfterSpace && after === end);
  }

  #opening(at: number, to: number, out: InlineBuilder): number {
    const { text } = this.#source;
    let end = at;
    while (end < to && text[end] === '`') end++;
    const run = text.slice(at, end);
    const next = text[end] ?? ' ';
    const opens = end < to && !/\s/u.test(next);
    if (run === '``' && opens && (this.#occurs("''", end, to) || this.#occurs('"', end, to))) {
      this.#double++;
      out.addText('“');
    } else if (
      run === '`' &&
      opens &&
      !/[\p{L}\p{N}]/u.test(out.lastCodeUnit) &&
      this.#occurs("'", end, to)
    ) {
      this.#single++;
      out.addText('‘');
    } else out.addText(run);
    return end;
  }

  #occurs(sought: string, from: number, to: number): boolean {
    return this.#source.next(sought, from, to) !== undefined;
  }

  #closing(at: number, to: number, out: InlineBuilder): number {
    const { text } = this.#source;
    const sign = text[at] ?? '';
    const isDouble = sign === '"' || (at + 1 < to && text.startsWith("''", at));
    const length = isDouble && sign === "'" ? 2 : 1;
    const next = at + length < to ? String.fromCodePoint(text.codePointAt(at + length) ?? 0) : ' ';
    const closes = !out.isAfterSpace && !/[\p{L}\p{N}]/u.test(next);
    if (isDouble && this.#double > 0 && (closes || length === 2)) {
      this.#double--;
      out.addText('”');
    } else if (!isDouble && this.#single > 0 && closes) {
      this.#single--;
      out.addText('’');
    } else {
      // Two strokes are a quotation mark, unless they are a second derivative.
      const isMark = length === 2 && (out.isAfterSpace || !/[\p{L}\p{N}(]/u.test(next));
      out.addText(isMark ? '"' : text.slice(at, at + length));
    }
    return at + length;
  }
}
