import { GREEK } from './lexicon.ts';
import { closingBracket } from './match-brackets.ts';
import type { Token } from './token.ts';

/** Where a formula stands among the tokens of a paragraph, both ends included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

const LONGEST_ANGLE = 40;

/**
 * The least that is a formula at `at`. What an author may as well have writeTokens without dollars, such as `k = 2` or
 * `f(x)`, counts only in a paragraph that is known to have lost some (`isStripped`).
 */
export function seedAt(tokens: readonly Token[], at: number, isStripped: boolean): Span | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (token.unambiguous) return angleBracketsAt(tokens, at) ?? { first: at, last: at };
  if (token.kind === 'name' && token.text === 'times' && isProduct(tokens, at))
    return { first: at - 2, last: at + 2 };
  if (!isStripped) return undefined;
  return token.kind === 'open' ? callAt(tokens, at) : (equationAt(tokens, at) ?? relationAt(tokens, at));
}

/** `langle a, b rangle`, which reaches over its commas. */
function angleBracketsAt(tokens: readonly Token[], at: number): Span | undefined {
  if (!/^\\?langle$/u.test(tokens[at]?.text ?? '')) return undefined;
  for (let last = at + 1; last < Math.min(tokens.length, at + LONGEST_ANGLE); last++) {
    const token = tokens[last];
    if (/^\\?rangle$/u.test(token?.text ?? '')) return { first: at, last };
    if (token?.kind === 'word') return undefined;
  }
  return undefined;
}

/** `8192 times 8192`: the same number on both sides. */
function isProduct(tokens: readonly Token[], at: number): boolean {
  const [left, right] = [tokens[at - 2], tokens[at + 2]];
  return (
    tokens[at - 1]?.kind === 'space' &&
    tokens[at + 1]?.kind === 'space' &&
    left?.kind === 'number' &&
    right?.kind === 'number' &&
    left.text === right.text
  );
}

/** `O(n log n)`, `f(x)`: a letter, and in brackets nothing but letters, numbers and signs. */
function callAt(tokens: readonly Token[], at: number): Span | undefined {
  const [before, earlier] = [tokens[at - 1], tokens[at - 2]];
  const last = closingBracket(tokens, at);
  if (before === undefined || last === undefined || last === at + 1 || !isVariable(before)) return undefined;
  if (earlier !== undefined && !['space', 'open', 'operator'].includes(earlier.kind)) return undefined;
  if (earlier?.text === '-' || earlier?.text === '/') return undefined;
  const inside = tokens.slice(at + 1, last);
  if (!inside.some(({ kind }) => kind === 'letter') && before.text !== 'O') return undefined;
  // `p(s)` is a page or pages.
  return inside.length === 1 && inside[0]?.text === 's' ? undefined : { first: at - 1, last };
}

/** `T = 1`, `lambda > 0`: a letter or its name compared with a number. */
function equationAt(tokens: readonly Token[], at: number): Span | undefined {
  const token = tokens[at];
  if (token?.kind !== 'operator' || !/^[=<>≤≥≈]$/u.test(token.text)) return undefined;
  const first = at - (tokens[at - 1]?.kind === 'space' ? 2 : 1);
  const last = at + (tokens[at + 1]?.kind === 'space' ? 2 : 1);
  const [left, earlier] = [tokens[first], tokens[first - 1]];
  if (earlier !== undefined && !['space', 'open'].includes(earlier.kind)) return undefined;
  const right = tokens[last];
  if (left === undefined || right === undefined) return undefined;
  // `a >15% gain` has an article.
  if (/^[aAI]$/u.test(left.text) && token.text !== '=') return undefined;
  const isOne = isVariable(left) ? right.kind === 'number' : left.kind === 'number' && isVariable(right);
  return isOne ? { first, last } : undefined;
}

/** `m gg n`: two letters, and between them a sign by a name that is no word. */
function relationAt(tokens: readonly Token[], at: number): Span | undefined {
  if (!/^(?:gg|ll|propto|circ|oplus|cdot|cup|cap)$/u.test(tokens[at]?.text ?? '')) return undefined;
  const [left, right] = [tokens[at - 2], tokens[at + 2]];
  const isSpaced = tokens[at - 1]?.kind === 'space' && tokens[at + 1]?.kind === 'space';
  if (!isSpaced || left?.kind !== 'letter' || right?.kind !== 'letter') return undefined;
  return ['space', 'open', undefined].includes(tokens[at - 3]?.kind)
    ? { first: at - 2, last: at + 2 }
    : undefined;
}

function isVariable(token: Token): boolean {
  return token.kind === 'letter' || (token.kind === 'name' && GREEK.has(token.text));
}
