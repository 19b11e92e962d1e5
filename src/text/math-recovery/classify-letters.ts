import { GREEK, isCommand, splitIntoCommands, UNAMBIGUOUS, WITH_ARGUMENTS } from './lexicon.ts';
import type { Token, TokenKind } from './token.ts';

const UNITS = String.raw`(?:\d{2,}|\d[.,]\d|\d[\d.,]*(?:\\?%|[KMBk]\b|times))`;
const ABOUT_NUMBER = new RegExp(String.raw`^\s?\$?${UNITS}`, 'u');

/** A letter, a command, commands glued to one another or to a number, or a word; `before` is what it touches or follows. */
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
  if (before?.kind === 'number' && /^(?:times|sim|pm|cdot|pi|sigma)$/u.test(run)) {
    return as('name', run !== 'sim' || /^\d/u.test(after));
  }
  if (run.length === 1) return as('letter');
  if (UNAMBIGUOUS.has(run)) return as('name', true);
  if (/^(?:sim|approx|le|ge)$/u.test(run) && !/\w$/u.test(before?.text ?? ''))
    return as('name', ABOUT_NUMBER.test(after) && !/^\s/u.test(after));
  if (isCommand(run)) return WITH_ARGUMENTS.has(run) ? as('word') : as('name');
  const parts = splitIntoCommands(run);
  if (parts === undefined) return as('word');
  if (areGluedCommands(parts, before)) return as('name', true);
  // `nepsilon^{-1}`
  if (
    parts.length === 2 &&
    /^(?:epsilon|lambda|delta|gamma|alpha|theta|sigma|omega|kappa)$/u.test(parts[1] ?? '') &&
    /^[\^_]\{/u.test(after)
  )
    return as('name', true);
  return as('word');
}

// `noting`, `wrangler`, `quadrangle`
const PARTS_OF_WORDS = /^(?:notin|[lr]angle|odot|oplus)$/u;

/** Whether commands that stand together without a gap are so far from any word that they are commands. */
function areGluedCommands(parts: readonly string[], before: Token | undefined): boolean {
  if (parts.some((part) => UNAMBIGUOUS.has(part) && !PARTS_OF_WORDS.test(part))) return true;
  const shape = parts.map(shapeOf).join('');
  if (before?.kind === 'number' && /^tx?$/u.test(shape)) return true;
  return /^(?:xt[xg]?|gt[xg]?|gi)$/u.test(shape) && isUnlikeWord(parts);
}

function shapeOf(part: string): string {
  if (part.length === 1) return 'x';
  if (GREEK.has(part)) return 'g';
  if (part === 'in') return 'i';
  return /^(?:times|gg|ll|sim|approx)$/u.test(part) ? 't' : '-';
}

/** `sima`, `xsim` and `xll` could be names; `xtimes` and `alphall` are none. */
function isUnlikeWord(parts: readonly string[]): boolean {
  const [first = '', second = ''] = parts;
  return first.length === 1 ? second === 'times' || second === 'approx' : first.length + second.length > 4;
}
