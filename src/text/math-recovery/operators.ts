import { BETWEEN, GREEK, isFunction, partsOf } from './lexicon.ts';
import type { Atom } from './tokenizer.ts';

const SYMBOL = /^\\?(?:infty|ldots|cdots|nabla|partial|langle|lfloor|lceil|ell)$/u;
const WORDS = /^(?:times|in|to|mid|sim|approx|le|ge|ne|ll|gg|cup|cap|wedge|vee|pm|subset)$/u;
const ARROW = /arrow$|^[→↑↓]$/u;

/** Whether an atom can stand on one side of a sign. */
export function isQuantity(atom: Atom | undefined): boolean {
  if (atom === undefined) return false;
  if (atom.kind === 'letter') return !/^[aAI]$/u.test(atom.text);
  if (atom.kind === 'name') {
    const name = atom.text.replace('\\', '');
    return GREEK.has(name) || isFunction(name) || SYMBOL.test(name) || isGlued(atom);
  }
  return ['number', 'script', 'call', 'group'].includes(atom.kind);
}

function isGlued(atom: Atom): boolean {
  return atom.sure && (partsOf(atom.text)?.length ?? 0) > 1;
}

/** Whether an atom is nothing but a sign between two quantities. */
export function isSign(atom: Atom | undefined): boolean {
  if (atom?.kind === 'operator') return true;
  return atom?.kind === 'name' && BETWEEN.has(atom.text.replace('\\', ''));
}

export function startsWithSign(atom: Atom): boolean {
  return isSign(atom) || (atom.kind === 'name' && BETWEEN.has(partsOf(atom.text)?.[0] ?? ''));
}

/** Whether an atom ends with a sign, as `ntimes` does. */
export function wantsOperand(atom: Atom): boolean {
  return isSign(atom) || (atom.kind === 'name' && BETWEEN.has(partsOf(atom.text)?.at(-1) ?? ''));
}

export function isArrow(atom: Atom): boolean {
  return ARROW.test(atom.text);
}

/** The sign that an atom is, or ends with, where its name is a word too. */
export function wordSignOf(atom: Atom): string | undefined {
  const name = atom.kind === 'name' ? partsOf(atom.text.replace('\\', ''))?.at(-1) : undefined;
  return name !== undefined && WORDS.test(name) ? name : undefined;
}
