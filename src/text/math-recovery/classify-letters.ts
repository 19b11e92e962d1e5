import {
  AFTER_NUMBER,
  BEFORE_NUMBER,
  GLUED_AFTER_LETTER,
  GLUED_INFIX,
  GREEK,
  GREEK_AFTER_LETTER,
  isCommand,
  PARTS_OF_ENGLISH_WORDS,
  UNAMBIGUOUS,
  WITH_ARGUMENTS,
} from './lexicon.ts';
import { splitIntoCommands } from './split-commands.ts';
import type { Token, TokenKind } from './token.ts';

// A measured or estimated number: `40`, `2.5`, `3%`, `7M`. A single digit is ambiguous.
const QUANTITY = /^\s?\$?(?:\d{2,}|\d[.,]\d|\d[\d.,]*(?:\\?%|[KMBk]\b|times))/u;

/**
 * The token of a run of letters, with its backslash if it kept one: a letter, a command, several commands glued together, or
 * a word.
 * @param before the token before it, which may be a space.
 */
export function classifyLetters(
  text: string,
  from: number,
  length: number,
  before: Token | undefined,
): Token {
  const run = text.slice(from, from + length);
  const as = (kind: TokenKind, unambiguous = false): Token => ({ kind, text: run, from, unambiguous });
  if (run.startsWith('\\')) return isCommand(run.slice(1)) ? as('name', true) : as('word');
  const after = text.slice(from + length, from + length + 12);
  if (before?.kind === 'number' && AFTER_NUMBER.has(run))
    return as('name', run !== 'sim' || /^\d/u.test(after));
  if (run.length === 1) return as('letter');
  if (UNAMBIGUOUS.has(run)) return as('name', true);
  if (BEFORE_NUMBER.has(run) && !/\w$/u.test(before?.text ?? ''))
    return as('name', QUANTITY.test(after) && !/^\s/u.test(after));
  if (isCommand(run)) return WITH_ARGUMENTS.has(run) ? as('word') : as('name');
  const parts = splitIntoCommands(run);
  if (parts === undefined) return as('word');
  return areCommands(parts, before) || isProductWithScript(parts, after) ? as('name', true) : as('word');
}

/** `nepsilon^{-1}` */
function isProductWithScript(parts: readonly string[], after: string): boolean {
  return parts.length === 2 && GREEK_AFTER_LETTER.has(parts[1] ?? '') && /^[\^_]\{/u.test(after);
}

/** Whether parts without spaces between them are commands, because together they do not look like a word. */
function areCommands(parts: readonly string[], before: Token | undefined): boolean {
  if (parts.some((part) => UNAMBIGUOUS.has(part) && !PARTS_OF_ENGLISH_WORDS.has(part))) return true;
  const shape = parts.map(shapeOf).join('');
  if (before?.kind === 'number' && /^tx?$/u.test(shape)) return true;
  return /^(?:xt[xg]?|gt[xg]?|gi)$/u.test(shape) && isUnlikeWord(parts);
}

/** `x` a letter, `g` a Greek letter, `i` the command `in`, `t` another infix operator, `-` anything else. */
function shapeOf(part: string): string {
  if (part.length === 1) return 'x';
  if (GREEK.has(part)) return 'g';
  if (part === 'in') return 'i';
  return GLUED_INFIX.has(part) ? 't' : '-';
}

/** `sima`, `xsim` and `xll` may be names; `xtimes` and `alphall` are not. */
function isUnlikeWord(parts: readonly string[]): boolean {
  const [first = '', second = ''] = parts;
  return first.length === 1 ? GLUED_AFTER_LETTER.has(second) : first.length + second.length > 4;
}
