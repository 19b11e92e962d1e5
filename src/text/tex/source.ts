import { type Branch, branchesOf } from '../tex-syntax/conditionals.ts';

// Its argument is text, with formulas of its own.
const TEXT_COMMAND = /\\(?:text(?:rm|it|bf|sf|tt|sc|up|normal)?|[mhf]box|emph)\s?$/u;

/** A piece of TeX with what is asked of it again and again, each in time that grows with its length alone. */
export class TexSource {
  readonly text: string;
  readonly #closings: Int32Array | undefined;
  /** By what is sought, a place behind which it is known not to stand. */
  readonly #absent = new Map<string, number>();
  #branches: ReadonlyMap<number, Branch> | undefined;

  constructor(text: string) {
    this.text = text;
    if (text.includes('{')) this.#closings = closingsOf(text);
  }

  /** Where the brace that opens at `at` closes, if it does so before `to`. */
  closing(at: number, to: number): number | undefined {
    const closing = this.#closings?.[at] ?? 0;
    return closing > at && closing < to ? closing : undefined;
  }

  /** Where `sought` next stands, from `from` on and before `to`. */
  next(sought: string, from: number, to: number): number | undefined {
    const absent = this.#absent.get(sought);
    if (absent !== undefined && from >= absent) return undefined;
    const found = this.text.indexOf(sought, from);
    if (found < 0) this.#absent.set(sought, from);
    return found < 0 || found + sought.length > to ? undefined : found;
  }

  /** Where the dollar stands that closes a formula which begins at `from`. */
  closingDollar(from: number, to: number): number | undefined {
    let end = this.#dollar(from, to);
    // `$x \text{ if $y$}$`: the words inside may have formulas of their own.
    for (let count = 0; end !== undefined && count < 4; count++) {
      const inside = this.text.slice(from, end);
      const opening = from + inside.lastIndexOf('{');
      const isOpen = opening >= from && (this.closing(opening, to) ?? 0) > end;
      if (!isOpen || !TEXT_COMMAND.test(this.text.slice(Math.max(from, opening - 13), opening))) break;
      end = this.#dollar(end + 1, to);
    }
    return end;
  }

  #dollar(from: number, to: number): number | undefined {
    for (let at = this.next('$', from, to); at !== undefined; at = this.next('$', at + 1, to)) {
      let escapes = 0;
      while (at - escapes > from && this.text[at - escapes - 1] === '\\') escapes++;
      if (escapes % 2 === 0) return at;
    }
    return undefined;
  }

  /** The first place from `from` on that holds no white space, at most `to`. */
  afterSpaces(from: number, to: number): number {
    let at = from;
    while (at < to && /\s/u.test(this.text.charAt(at))) at++;
    return at;
  }

  /** What stands between the braces that open at `from`, or behind white space there; `next` is behind them. */
  argument(from: number, to: number): { from: number; to: number; next: number } | undefined {
    const opening = this.afterSpaces(from, to);
    const closing = this.text[opening] === '{' ? this.closing(opening, to) : undefined;
    return closing === undefined ? undefined : { from: opening + 1, to: closing, next: closing + 1 };
  }

  /** The place behind `[…]` at `from`, or `from` where there is none on this or the next line. */
  afterOption(from: number, to: number): number {
    if (this.text[from] !== '[') return from;
    const end = this.text.slice(from, Math.min(to, from + 200)).indexOf(']');
    return end < 0 ? from : from + end + 1;
  }

  /** The place behind `(…)` at `from`, or `from` where there is none that is short. */
  afterSize(from: number, to: number): number {
    if (this.text[from] !== '(') return from;
    const end = this.text.slice(from, Math.min(to, from + 40)).indexOf(')');
    return end < 0 ? from : from + end + 1;
  }

  /** What `\ifmmode` at `at` has for outside of formulas, if it ends before `to`. */
  outsideOfFormulas(at: number, to: number): Branch | undefined {
    this.#branches ??= branchesOf(this.text);
    const found = this.#branches.get(at);
    return found !== undefined && found.next <= to ? found : undefined;
  }
}

function closingsOf(text: string): Int32Array {
  const closings = new Int32Array(text.length);
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === 0x5c) at++;
    else if (sign === 0x7b) open.push(at);
    else if (sign === 0x7d) {
      const opening = open.pop();
      if (opening !== undefined) closings[opening] = at;
    }
  }
  return closings;
}
