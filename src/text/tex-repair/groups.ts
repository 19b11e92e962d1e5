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

/** Whether a group with these tokens, whose closing brace is missing, can only end after them. */
export function hasCertainEnd(inside: readonly string[], role: BraceRole): boolean {
  if (role === 'first') return false;
  if (role === 'words') return inside.length > 0 && inside.every((token) => /^[A-Za-z\d ]$/u.test(token));
  if (role !== 'plain') return isSingleOperand(inside, role === 'raised');
  // A group that is neither an argument nor a script is invisible, so it may end anywhere.
  const from = inside.findLastIndex(isDeclaration) + 1;
  return (
    !inside.some((token) => DIVIDES.test(token)) && (from === 0 || isSingleOperand(inside.slice(from), false))
  );
}

/** Whether tokens are one operand, so that none of them can be outside of their group. */
function isSingleOperand(tokens: readonly string[], isRaised: boolean): boolean {
  const inside = trimmed(tokens);
  const [first = '', second = ''] = inside;
  // In `O^{-}(2,q)` and `A^{+}B` the superscript is a sign without a number.
  const isSigned = first === '-' ? !opensBracket(second) : first === '+' && /^\d$/u.test(second);
  const from = isSigned ? 1 : 0;
  // Two letters may be a product of which only one is raised.
  if (inside.length > from + 2 && inside.slice(from).every((token) => /^[A-Za-z]$/u.test(token))) return true;
  if (inside.length === from) return false;
  if (endOfOperand(inside, from) === inside.length) return true;
  // `x^{1/n`: a power of one is pointless, so the fraction is the exponent.
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
 * Whether an unmatched closing brace after these tokens can be removed. It cannot if its group may have begun at a script or a
 * command among them, unless that is inside of brackets.
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
    // The missing opening brace may be inside of this group; then another brace closes the group.
    if (token === '{' && !isBraceRemovable(tokens.slice(at + 1, next - 1))) return false;
    at = next;
  }
  return true;
}

/** The index of the last declaration such as `\cal` outside of all groups, from `from` on; negative if there is none. */
export function lastDeclaration(tokens: readonly string[], from: number): number {
  let last = -1;
  for (let at = from; at < tokens.length; ) {
    const token = tokens[at] ?? '';
    if (isDeclaration(token)) last = at;
    at = (token === '{' ? endOfGroup(tokens, at) : undefined) ?? at + 1;
  }
  return last;
}

/** The index after the argument of a script or a command, which is one token if it has no braces. */
function endOfArgument(tokens: readonly string[], from: number): number | undefined {
  const at = tokens.findIndex((token, index) => index >= from && token !== ' ');
  return tokens[at] === '{' ? endOfGroup(tokens, at) : at + 1;
}
