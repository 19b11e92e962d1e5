import { CERTAIN, GREEK, isCommand, partsOf, WITH_ARGUMENTS } from './lexicon.ts';
import type { Atom, Kind } from './tokenizer.ts';

const UNITS = String.raw`(?:\d{2,}|\d[.,]\d|\d[\d.,]*(?:\\?%|[KMBk]\b|times))`;
const ABOUT_NUMBER = new RegExp(String.raw`^\s?\$?${UNITS}`, 'u');

/** A letter, a command, commands glued to one another or to a number, or a word; `before` is what it touches or follows. */
export function runAtom(text: string, from: number, length: number, before: Atom | undefined): Atom {
  const run = text.slice(from, from + length);
  const as = (kind: Kind, sure = false): Atom => ({ kind, text: run, from, sure });
  if (run.startsWith('\\')) return isCommand(run.slice(1)) ? as('name', true) : as('word');
  const after = text.slice(from + length, from + length + 12);
  if (before?.kind === 'number' && /^(?:times|sim|pm|cdot|pi|sigma)$/u.test(run)) {
    return as('name', run !== 'sim' || /^\d/u.test(after));
  }
  if (run.length === 1) return as('letter');
  if (CERTAIN.has(run)) return as('name', true);
  if (/^(?:sim|approx|le|ge)$/u.test(run) && !/\w$/u.test(before?.text ?? ''))
    return as('name', ABOUT_NUMBER.test(after) && !/^\s/u.test(after));
  if (isCommand(run)) return WITH_ARGUMENTS.has(run) ? as('word') : as('name');
  const parts = partsOf(run);
  if (parts === undefined) return as('word');
  if (isGlued(parts, before)) return as('name', true);
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
function isGlued(parts: readonly string[], before: Atom | undefined): boolean {
  if (parts.some((part) => CERTAIN.has(part) && !PARTS_OF_WORDS.test(part))) return true;
  const shape = parts.map(shapeOf).join('');
  if (before?.kind === 'number' && /^tx?$/u.test(shape)) return true;
  return /^(?:xt[xg]?|gt[xg]?|gi)$/u.test(shape) && isFarFromWords(parts);
}

function shapeOf(part: string): string {
  if (part.length === 1) return 'x';
  if (GREEK.has(part)) return 'g';
  if (part === 'in') return 'i';
  return /^(?:times|gg|ll|sim|approx)$/u.test(part) ? 't' : '-';
}

/** `sima`, `xsim` and `xll` could be names; `xtimes` and `alphall` are none. */
function isFarFromWords(parts: readonly string[]): boolean {
  const [first = '', second = ''] = parts;
  return first.length === 1 ? second === 'times' || second === 'approx' : first.length + second.length > 4;
}
