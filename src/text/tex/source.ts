import { type Branch, textBranches } from '../tex-syntax/conditionals.ts';

// The argument of these commands is text, which may have formulas of its own.
const TEXT_COMMAND = /\\(?:text(?:rm|it|bf|sf|tt|sc|up|normal)?|[mhf]box|emph)\s?$/u;

/** A TeX text with queries on it. All queries together take time linear in its length. */
export class TexSource {
  readonly text: string;
  readonly #closings: Int32Array | undefined;
  /** For each sought text, a position after which it does not occur. */
  readonly #absent = new Map<string, number>();
  #branches: ReadonlyMap<number, Branch> | undefined;

  constructor(text: string) {
    this.text = text;
    if (text.includes('{')) this.#closings = closingsOf(text);
  }

  /** The position of the brace that closes the one at `at`; `undefined` if it is not before `to`. */
  closing(at: number, to: number): number | undefined {
    const closing = this.#closings?.[at] ?? 0;
    return closing > at && closing < to ? closing : undefined;
  }

  /** The position of the next `sought` that begins at or after `from` and ends before `to`. */
  next(sought: string, from: number, to: number): number | undefined {
    const absent = this.#absent.get(sought);
    if (absent !== undefined && from >= absent) return undefined;
    const found = this.text.indexOf(sought, from);
    if (found < 0) this.#absent.set(sought, from);
    return found < 0 || found + sought.length > to ? undefined : found;
  }

  /** The position of the dollar that closes the formula which begins at `from`. */
  closingDollar(from: number, to: number): number | undefined {
    let end = this.#dollar(from, to);
    // `$x \text{ if $y$}$`: text in a formula may have formulas of its own.
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

  /** The first position from `from` on without white space, at most `to`. */
  afterSpaces(from: number, to: number): number {
    let at = from;
    while (at < to && /\s/u.test(this.text.charAt(at))) at++;
    return at;
  }

  /** The range between the braces that open at `from`, or after white space there; `next` is the position after them. */
  argument(from: number, to: number): { from: number; to: number; next: number } | undefined {
    const opening = this.afterSpaces(from, to);
    const closing = this.text[opening] === '{' ? this.closing(opening, to) : undefined;
    return closing === undefined ? undefined : { from: opening + 1, to: closing, next: closing + 1 };
  }

  /** The position after `[…]` at `from`; `from` if there is none that ends soon. */
  afterOption(from: number, to: number): number {
    if (this.text[from] !== '[') return from;
    const end = this.text.slice(from, Math.min(to, from + 200)).indexOf(']');
    return end < 0 ? from : from + end + 1;
  }

  /** The position after `(…)` at `from`; `from` if there is none that is short. */
  afterSize(from: number, to: number): number {
    if (this.text[from] !== '(') return from;
    const end = this.text.slice(from, Math.min(to, from + 40)).indexOf(')');
    return end < 0 ? from : from + end + 1;
  }

  /** The branch for text of the `\ifmmode` at `at`; `undefined` if its `\fi` is not before `to`. */
  textBranch(at: number, to: number): Branch | undefined {
    this.#branches ??= textBranches(this.text);
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
