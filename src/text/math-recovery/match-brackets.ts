import type { Token } from './token.ts';

/** The most tokens in a pair of brackets. */
const MOST_TOKENS = 60;
const SHORT_WORDS = /^(?:is|of|on|or|at|by|we|as|an|if|it|be|so|no|do|vs|he|up|us|my|me|go|am|ai)$/iu;

/** Whether a token never occurs in a formula, so that brackets around it are not part of one. */
function isBreak(token: Token): boolean {
  if (token.kind === 'punctuation') return !/[,.:'~%]/u.test(token.text);
  return token.kind === 'word' && (!/^[a-zA-Z]{2}$/u.test(token.text) || SHORT_WORDS.test(token.text));
}

/** The index of the bracket that closes the one at `at`; `undefined` if words are between them. */
export function closingBracket(tokens: readonly Token[], at: number): number | undefined {
  let depth = 0;
  for (let index = at; index < Math.min(tokens.length, at + MOST_TOKENS); index++) {
    const token = tokens[index];
    if (token === undefined || isBreak(token)) return undefined;
    if (token.kind === 'open') depth++;
    else if (token.kind === 'close' && --depth === 0) return index;
  }
  return undefined;
}

/**
 * The index of the bracket that the one at `at` closes. If there is no closing bracket at `at`, the index of the innermost open
 * bracket. `undefined` if words are in between.
 */
export function openingBracket(tokens: readonly Token[], at: number): number | undefined {
  let depth = tokens[at]?.kind === 'close' ? 0 : 1;
  for (let index = at; index > Math.max(-1, at - MOST_TOKENS); index--) {
    const token = tokens[index];
    if (token === undefined || isBreak(token)) return undefined;
    if (token.kind === 'close') depth++;
    else if (token.kind === 'open' && --depth === 0) return index;
  }
  return undefined;
}
