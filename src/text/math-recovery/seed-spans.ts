import { GREEK, LETTER_RELATIONS } from './lexicon.ts';
import { closingBracket } from './match-brackets.ts';
import type { Token } from './token.ts';

/** The first and the last token of a formula, as indices into the tokens of its paragraph. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

const MOST_IN_ANGLES = 40;

/**
 * The seed of a formula at `at`, which is extended later; `undefined` if there is none. Authors also write `k = 2` and `f(x)`
 * without dollars. These are seeds only in a paragraph that certainly lost dollars (`isStripped`).
 */
export function seedAt(tokens: readonly Token[], at: number, isStripped: boolean): Span | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (token.unambiguous) return angleBracketsAt(tokens, at) ?? { first: at, last: at };
  if (token.kind === 'name' && token.text === 'times' && isSquare(tokens, at))
    return { first: at - 2, last: at + 2 };
  if (!isStripped) return undefined;
  return token.kind === 'open' ? callAt(tokens, at) : (equationAt(tokens, at) ?? relationAt(tokens, at));
}

/** `langle a, b rangle`, with everything between the brackets, because a seed is not extended over commas. */
function angleBracketsAt(tokens: readonly Token[], at: number): Span | undefined {
  if (!/^\\?langle$/u.test(tokens[at]?.text ?? '')) return undefined;
  for (let last = at + 1; last < Math.min(tokens.length, at + MOST_IN_ANGLES); last++) {
    const token = tokens[last];
    if (/^\\?rangle$/u.test(token?.text ?? '')) return { first: at, last };
    if (token?.kind === 'word') return undefined;
  }
  return undefined;
}

/** `8192 times 8192`: the same number on both sides of a word that prose has too. */
function isSquare(tokens: readonly Token[], at: number): boolean {
  const [left, right] = [tokens[at - 2], tokens[at + 2]];
  return (
    tokens[at - 1]?.kind === 'space' &&
    tokens[at + 1]?.kind === 'space' &&
    left?.kind === 'number' &&
    right?.kind === 'number' &&
    left.text === right.text
  );
}

/** `O(n log n)`, `f(x)`: a variable, and brackets without words. */
function callAt(tokens: readonly Token[], at: number): Span | undefined {
  const [before, earlier] = [tokens[at - 1], tokens[at - 2]];
  const last = closingBracket(tokens, at);
  if (before === undefined || last === undefined || last === at + 1 || !isVariable(before)) return undefined;
  if (earlier !== undefined && !['space', 'open', 'operator'].includes(earlier.kind)) return undefined;
  if (earlier?.text === '-' || earlier?.text === '/') return undefined;
  const inside = tokens.slice(at + 1, last);
  if (!inside.some(({ kind }) => kind === 'letter') && before.text !== 'O') return undefined;
  // `p(s)` means one page or several pages.
  return inside.length === 1 && inside[0]?.text === 's' ? undefined : { first: at - 1, last };
}

/** `T = 1`, `lambda > 0`: a variable compared with a number. */
function equationAt(tokens: readonly Token[], at: number): Span | undefined {
  const token = tokens[at];
  if (token?.kind !== 'operator' || !/^[=<>≤≥≈]$/u.test(token.text)) return undefined;
  const first = at - (tokens[at - 1]?.kind === 'space' ? 2 : 1);
  const last = at + (tokens[at + 1]?.kind === 'space' ? 2 : 1);
  const [left, earlier] = [tokens[first], tokens[first - 1]];
  if (earlier !== undefined && !['space', 'open'].includes(earlier.kind)) return undefined;
  const right = tokens[last];
  if (left === undefined || right === undefined) return undefined;
  // In `a >15% gain` the letter is an article.
  if (/^[aAI]$/u.test(left.text) && token.text !== '=') return undefined;
  const isEquation = isVariable(left) ? right.kind === 'number' : left.kind === 'number' && isVariable(right);
  return isEquation ? { first, last } : undefined;
}

/** `m gg n`: a relation between two letters. */
function relationAt(tokens: readonly Token[], at: number): Span | undefined {
  if (!LETTER_RELATIONS.has(tokens[at]?.text ?? '')) return undefined;
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
