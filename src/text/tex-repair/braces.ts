import { hasCertainEnd, isBraceRemovable, lastDeclaration } from './groups.ts';
import { type BraceRole, braceRole, closesBracket, isDeclaration, opensBracket } from './tokens.ts';

interface OpenBracket {
  readonly sign: string;
  readonly role: BraceRole;
  /** Its index among the tokens of the result. */
  readonly at: number;
  /** Whether a group inside of it may have been closed by its brace. */
  isInDoubt: boolean;
}

/**
 * Balances the braces of a formula. A missing brace is added before the bracket that closes around its group, or at the
 * end, and a surplus brace is removed, as TeX does (https://ctan.org/pkg/texbytopic, chapter 35). `undefined` if the group
 * may end elsewhere: `2^{n-1` is 2ⁿ − 1 or 2ⁿ⁻¹.
 */
export function balanceBraces(tokens: readonly string[]): string[] | undefined {
  const braces = new BraceBalancer(tokens);
  for (const token of tokens) if (!braces.add(token)) return undefined;
  return braces.finish();
}

class BraceBalancer {
  readonly #out: string[] = [];
  readonly #open: OpenBracket[] = [];
  /** The number of missing closing braces; negative if there are too many. */
  #missing: number;
  /** The same for visible braces, `\}`. */
  readonly #missingVisible: number;
  #closed: BraceRole | undefined;
  /** Whether a second argument was recognized only by its brace. */
  #isSplit = false;

  constructor(tokens: readonly string[]) {
    const count = (sign: string) => tokens.filter((token) => token === sign).length;
    this.#missing = count('{') - count('}');
    this.#missingVisible = count('\\{') - count('\\}');
  }

  /** Adds the next token; false if the formula is ambiguous. */
  add(token: string): boolean {
    if (token === '{') return this.#opening();
    if (token === '}') return this.#closing();
    if (opensBracket(token)) this.#push(token, 'plain');
    else if (token === '\\}' && this.#missing > 0 && this.#around(token) < 0) return this.#slip();
    else {
      if (!this.#bracket(token)) return false;
      this.#out.push(token);
    }
    return true;
  }

  /** The balanced tokens; `undefined` if the formula is ambiguous. */
  finish(): string[] | undefined {
    return this.#forceDownTo(0) && this.#missing === 0 ? this.#out : undefined;
  }

  #push(sign: string, role: BraceRole): void {
    this.#open.push({ sign, role, at: this.#out.length, isInDoubt: false });
    this.#out.push(sign);
  }

  #opening(): boolean {
    const before = this.#out.findLast((token) => token.trim() !== '') ?? '';
    let role = braceRole(before, this.#closed);
    if (this.#isSplit && before === '}' && this.#closed === 'second') return false;
    // `\frac{1{n}`: the second brace can only begin the second argument.
    if (
      this.#open.at(-1)?.role === 'first' &&
      role === 'plain' &&
      this.#missing > 0 &&
      !/^[{}]$/u.test(before)
    ) {
      this.#end();
      this.#isSplit = true;
      role = 'second';
    }
    this.#push('{', role);
    return true;
  }

  #closing(): boolean {
    const top = this.#open.at(-1);
    if (top?.sign === '\\{' && this.#missing < 0 && this.#missingVisible > 0) return this.#visible(top);
    const index = this.#open.findLastIndex(({ sign }) => sign === '{');
    const group = this.#open[index];
    if (group === undefined) return this.#surplus();
    this.#open.length = index;
    if (!hasCertainEnd(this.#out.slice(group.at + 1), group.role))
      for (const outer of this.#open) outer.isInDoubt = true;
    this.#closed = group.role;
    this.#out.push('}');
    return true;
  }

  /** An unmatched closing brace closes a group around an earlier declaration such as `\cal`, or is removed. */
  #surplus(): boolean {
    if (this.#missing >= 0) return false;
    this.#missing++;
    const from = (this.#open.at(-1)?.at ?? -1) + 1;
    const change = lastDeclaration(this.#out, from);
    if (!isBraceRemovable(this.#out.slice(change < 0 ? from : change + 1))) return false;
    if (change < 0) return true;
    this.#out.splice(change, 0, '{');
    this.#out.push('}');
    return true;
  }

  /** `\{` with `}` is a set, or a group around a declaration such as `\rm`. */
  #visible(top: OpenBracket): boolean {
    const isGroup = isDeclaration(this.#out[top.at + 1] ?? '');
    if (isGroup) this.#out[top.at] = '{';
    else if (!isBraceRemovable(this.#out.slice(top.at + 1))) return false;
    this.#out.push(isGroup ? '}' : '\\}');
    this.#closed = 'plain';
    this.#open.pop();
    this.#missing++;
    return true;
  }

  /** `{` with `\}` is a set, or a group if it is an argument or a script. False if it is ambiguous. */
  #slip(): boolean {
    const top = this.#open.at(-1);
    if (top?.sign !== '{' || top.isInDoubt) return false;
    if (top.role !== 'plain') {
      if (!hasCertainEnd(this.#out.slice(top.at + 1), top.role)) return false;
      this.#end();
      return true;
    }
    this.#out[top.at] = '\\{';
    this.#out.push('\\}');
    this.#open.pop();
    this.#missing--;
    return true;
  }

  /** The index in the open brackets of the one that `token` closes; negative if there is none. */
  #around(token: string): number {
    return this.#open.findLastIndex(({ sign }) => sign !== '{' && closesBracket(token, sign));
  }

  /** Closes the bracket of `token` and the open groups inside of it; false if these may end elsewhere. */
  #bracket(token: string): boolean {
    const index = this.#around(token);
    if (index < 0) return true;
    const isAroundGroups = this.#open.slice(index + 1).some(({ sign }) => sign === '{');
    if (isAroundGroups && this.#missing <= 0) return true;
    if (!this.#forceDownTo(index + 1)) return false;
    this.#open.pop();
    return true;
  }

  /** Closes all groups but the outermost `depth`; false if one of them may end elsewhere. */
  #forceDownTo(depth: number): boolean {
    while (this.#open.length > depth) {
      const top = this.#open.at(-1);
      if (top?.sign !== '{') this.#open.pop();
      else if (!this.#force(top)) return false;
    }
    return true;
  }

  /** Closes the innermost group, whose brace is missing; false if it may end elsewhere. */
  #force(group: OpenBracket): boolean {
    const inside = this.#out.slice(group.at + 1);
    const capitals = inside.findIndex((token) => !/^[A-Z]$/u.test(token));
    // `\mathcal{O(n)`: only capital letters are calligraphic.
    if (group.role === 'letters' && capitals > 0) {
      this.#out.splice(group.at + 1 + capitals, 0, '}');
      this.#open.pop();
      this.#missing--;
    } else {
      if (group.isInDoubt || !hasCertainEnd(inside, group.role)) return false;
      this.#end();
    }
    return this.#missing >= 0;
  }

  #end(): void {
    this.#closed = this.#open.pop()?.role;
    this.#out.push('}');
    this.#missing--;
  }
}
