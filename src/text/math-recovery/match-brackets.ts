import type { Atom } from './tokenizer.ts';

/** How many atoms a bracket may hold. */
const FARTHEST = 60;
const SHORT_WORDS = /^(?:is|of|on|or|at|by|we|as|an|if|it|be|so|no|do|vs|he|up|us|my|me|go|am|ai)$/iu;

/** Whether no formula reaches over the atom. */
function isBreak(atom: Atom): boolean {
  if (atom.kind === 'mark') return !/[,.:'~%]/u.test(atom.text);
  return atom.kind === 'word' && (!/^[a-zA-Z]{2}$/u.test(atom.text) || SHORT_WORDS.test(atom.text));
}

/** The closing bracket of the opening one at `at`, where nothing between them is a word. */
export function closeOf(atoms: readonly Atom[], at: number): number | undefined {
  let depth = 0;
  for (let index = at; index < Math.min(atoms.length, at + FARTHEST); index++) {
    const atom = atoms[index];
    if (atom === undefined || isBreak(atom)) return undefined;
    if (atom.kind === 'open') depth++;
    else if (atom.kind === 'close' && --depth === 0) return index;
  }
  return undefined;
}

/** The opening bracket of the closing one at `at`, or, where `at` is none, of the bracket that `at` stands in. */
export function openOf(atoms: readonly Atom[], at: number): number | undefined {
  let depth = atoms[at]?.kind === 'close' ? 0 : 1;
  for (let index = at; index > Math.max(-1, at - FARTHEST); index--) {
    const atom = atoms[index];
    if (atom === undefined || isBreak(atom)) return undefined;
    if (atom.kind === 'close') depth++;
    else if (atom.kind === 'open' && --depth === 0) return index;
  }
  return undefined;
}
