import { GREEK } from './lexicon.ts';
import { closeOf } from './match-brackets.ts';
import type { Atom } from './tokenizer.ts';

/** Where a formula stands among the atoms of a paragraph, both ends included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

const LONGEST_ANGLE = 40;

/**
 * The least that is a formula at `at`. What an author may as well have written without dollars, such as `k = 2` or
 * `f(x)`, counts only in a paragraph that is known to have lost some (`isDamaged`).
 */
export function evidenceAt(atoms: readonly Atom[], at: number, isDamaged: boolean): Span | undefined {
  const atom = atoms[at];
  if (atom === undefined) return undefined;
  if (atom.sure) return inAngles(atoms, at) ?? { first: at, last: at };
  if (atom.kind === 'name' && atom.text === 'times' && isProduct(atoms, at))
    return { first: at - 2, last: at + 2 };
  if (!isDamaged) return undefined;
  return atom.kind === 'open' ? callAt(atoms, at) : (equationAt(atoms, at) ?? relationAt(atoms, at));
}

/** `langle a, b rangle`, which reaches over its commas. */
function inAngles(atoms: readonly Atom[], at: number): Span | undefined {
  if (!/^\\?langle$/u.test(atoms[at]?.text ?? '')) return undefined;
  for (let last = at + 1; last < Math.min(atoms.length, at + LONGEST_ANGLE); last++) {
    const atom = atoms[last];
    if (/^\\?rangle$/u.test(atom?.text ?? '')) return { first: at, last };
    if (atom?.kind === 'word') return undefined;
  }
  return undefined;
}

/** `8192 times 8192`: the same number on both sides. */
function isProduct(atoms: readonly Atom[], at: number): boolean {
  const [left, right] = [atoms[at - 2], atoms[at + 2]];
  return (
    atoms[at - 1]?.kind === 'space' &&
    atoms[at + 1]?.kind === 'space' &&
    left?.kind === 'number' &&
    right?.kind === 'number' &&
    left.text === right.text
  );
}

/** `O(n log n)`, `f(x)`: a letter, and in brackets nothing but letters, numbers and signs. */
function callAt(atoms: readonly Atom[], at: number): Span | undefined {
  const [before, earlier] = [atoms[at - 1], atoms[at - 2]];
  const last = closeOf(atoms, at);
  if (before === undefined || last === undefined || last === at + 1 || !isVariable(before)) return undefined;
  if (earlier !== undefined && !['space', 'open', 'operator'].includes(earlier.kind)) return undefined;
  if (earlier?.text === '-' || earlier?.text === '/') return undefined;
  const inside = atoms.slice(at + 1, last);
  if (!inside.some(({ kind }) => kind === 'letter') && before.text !== 'O') return undefined;
  // `p(s)` is a page or pages.
  return inside.length === 1 && inside[0]?.text === 's' ? undefined : { first: at - 1, last };
}

/** `T = 1`, `lambda > 0`: a letter or its name compared with a number. */
function equationAt(atoms: readonly Atom[], at: number): Span | undefined {
  const atom = atoms[at];
  if (atom?.kind !== 'operator' || !/^[=<>≤≥≈]$/u.test(atom.text)) return undefined;
  const first = at - (atoms[at - 1]?.kind === 'space' ? 2 : 1);
  const last = at + (atoms[at + 1]?.kind === 'space' ? 2 : 1);
  const [left, earlier] = [atoms[first], atoms[first - 1]];
  if (earlier !== undefined && !['space', 'open'].includes(earlier.kind)) return undefined;
  const right = atoms[last];
  if (left === undefined || right === undefined) return undefined;
  // `a >15% gain` has an article.
  if (/^[aAI]$/u.test(left.text) && atom.text !== '=') return undefined;
  const isOne = isVariable(left) ? right.kind === 'number' : left.kind === 'number' && isVariable(right);
  return isOne ? { first, last } : undefined;
}

/** `m gg n`: two letters, and between them a sign by a name that is no word. */
function relationAt(atoms: readonly Atom[], at: number): Span | undefined {
  if (!/^(?:gg|ll|propto|circ|oplus|cdot|cup|cap)$/u.test(atoms[at]?.text ?? '')) return undefined;
  const [left, right] = [atoms[at - 2], atoms[at + 2]];
  const isSpaced = atoms[at - 1]?.kind === 'space' && atoms[at + 1]?.kind === 'space';
  if (!isSpaced || left?.kind !== 'letter' || right?.kind !== 'letter') return undefined;
  return ['space', 'open', undefined].includes(atoms[at - 3]?.kind)
    ? { first: at - 2, last: at + 2 }
    : undefined;
}

function isVariable(atom: Atom): boolean {
  return atom.kind === 'letter' || (atom.kind === 'name' && GREEK.has(atom.text));
}
