import {
  type BraceRole,
  endOfGroup,
  endOfOperand,
  isAlphabet,
  isDeclaration,
  opensBracket,
  takesArgument,
} from './tokens.ts';

const DIVIDES = /^(?:\\(?:over|choose|atop|brace|brack|\\)|&)$/u;

/** Whether a group that holds these tokens, and whose end is missing, can have ended nowhere but behind them. */
export function hasCertainEnd(inside: readonly string[], role: BraceRole): boolean {
  if (role === 'first') return false;
  if (role === 'words') return inside.length > 0 && inside.every((token) => /^[A-Za-z\d ]$/u.test(token));
  if (role !== 'plain') return isSingleOperand(inside, role === 'raised');
  // Braces that nothing takes are not seen.
  const from = inside.findLastIndex(isDeclaration) + 1;
  return (
    !inside.some((token) => DIVIDES.test(token)) && (from === 0 || isSingleOperand(inside.slice(from), false))
  );
}

/** Whether tokens are one thing, so that no part of them could stand outside of their group. */
function isSingleOperand(tokens: readonly string[], isRaised: boolean): boolean {
  const inside = trimmed(tokens);
  const [first = '', second = ''] = inside;
  // `O^{-}(2,q)` and `A^{+}B` have a sign alone above the line.
  const isSigned = first === '-' ? !opensBracket(second) : first === '+' && /^\d$/u.test(second);
  const from = isSigned ? 1 : 0;
  // Two letters may be a product, of which one is raised.
  if (inside.length > from + 2 && inside.slice(from).every((token) => /^[A-Za-z]$/u.test(token))) return true;
  if (inside.length === from) return false;
  if (endOfOperand(inside, from) === inside.length) return true;
  // Nobody raises to the power of one.
  return (
    isRaised &&
    inside[from] === '1' &&
    inside[from + 1] === '/' &&
    endOfOperand(inside, from + 2) === inside.length
  );
}

function trimmed(tokens: readonly string[]): readonly string[] {
  const from = tokens.findIndex((token) => token !== ' ');
  return tokens.slice(Math.max(0, from), tokens.findLastIndex((token) => token !== ' ') + 1);
}

/**
 * Whether a brace that closes behind these tokens, and that nothing opens, says nothing: no script and no command among
 * them could have reached as far as it. What stands in brackets is closed off.
 */
export function isBraceRemovable(tokens: readonly string[]): boolean {
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] ?? '';
    if (DIVIDES.test(token)) return false;
    const isScript = token === '^' || token === '_';
    const isGreedy = isScript || (takesArgument(token) && !isAlphabet(token));
    if (isGreedy && endOfArgument(tokens, at + 1) !== tokens.length) return false;
    const next = token === '{' || opensBracket(token) ? endOfGroup(tokens, at) : at + 1;
    if (next === undefined) return false;
    // The brace that is missing may have opened in a group of which another brace is taken for the end.
    if (token === '{' && !isBraceRemovable(tokens.slice(at + 1, next - 1))) return false;
    at = next;
  }
  return true;
}

/** The place of the last command such as `\cal` that stands in no group, from `from` on; below zero where none does. */
export function lastDeclaration(tokens: readonly string[], from: number): number {
  let last = -1;
  for (let at = from; at < tokens.length; ) {
    const token = tokens[at] ?? '';
    if (isDeclaration(token)) last = at;
    at = (token === '{' ? endOfGroup(tokens, at) : undefined) ?? at + 1;
  }
  return last;
}

/** The place behind what a script or a command takes, which without braces is one token. */
function endOfArgument(tokens: readonly string[], from: number): number | undefined {
  const at = tokens.findIndex((token, index) => index >= from && token !== ' ');
  return tokens[at] === '{' ? endOfGroup(tokens, at) : at + 1;
}
