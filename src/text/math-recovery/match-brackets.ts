import type { Token } from './token.ts';

/** How many tokens a bracket may hold. */
const FARTHEST = 60;
const SHORT_WORDS = /^(?:is|of|on|or|at|by|we|as|an|if|it|be|so|no|do|vs|he|up|us|my|me|go|am|ai)$/iu;

/** Whether no formula reaches over the token. */
function isBreak(token: Token): boolean {
  if (token.kind === 'punctuation') return !/[,.:'~%]/u.test(token.text);
  return token.kind === 'word' && (!/^[a-zA-Z]{2}$/u.test(token.text) || SHORT_WORDS.test(token.text));
}

/** The closing bracket of the opening one at `at`, where nothing between them is a word. */
export function closingBracket(tokens: readonly Token[], at: number): number | undefined {
  let depth = 0;
  for (let index = at; index < Math.min(tokens.length, at + FARTHEST); index++) {
    const token = tokens[index];
    if (token === undefined || isBreak(token)) return undefined;
    if (token.kind === 'open') depth++;
    else if (token.kind === 'close' && --depth === 0) return index;
  }
  return undefined;
}

/** The opening bracket of the closing one at `at`, or, where `at` is none, of the bracket that `at` stands in. */
export function openingBracket(tokens: readonly Token[], at: number): number | undefined {
  let depth = tokens[at]?.kind === 'close' ? 0 : 1;
  for (let index = at; index > Math.max(-1, at - FARTHEST); index--) {
    const token = tokens[index];
    if (token === undefined || isBreak(token)) return undefined;
    if (token.kind === 'close') depth++;
    else if (token.kind === 'open' && --depth === 0) return index;
  }
  return undefined;
}
