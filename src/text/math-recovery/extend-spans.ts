import { closeOf, openOf } from './match-brackets.ts';
import { isArrow, isQuantity, isSign, startsWithSign, wantsOperand, wordSignOf } from './operators.ts';
import type { Atom } from './tokenizer.ts';

/** How many atoms a formula may grow in each direction. */
const FARTHEST = 240;

/** The last atom of a formula that reaches to `from`, once it has grown to the right. */
export function grownRight(atoms: readonly Atom[], from: number): number {
  let last = from;
  while (last - from < FARTHEST) {
    const next = nextRight(atoms, last);
    if (next === undefined || next <= last) break;
    last = next;
  }
  return last;
}

/** The end of what belongs to the formula that ends at `last`, one step on. */
function nextRight(atoms: readonly Atom[], last: number): number | undefined {
  const [here, next] = [atoms[last], atoms[last + 1]];
  if (here === undefined || next === undefined) return undefined;
  if (next.kind === 'script') return last + 1;
  if (wantsOperand(here)) return operandAfter(atoms, last);
  if (next.text === '%' && (here.kind === 'number' || here.kind === 'name')) return last + 1;
  if (next.kind === 'open') return here.kind === 'number' ? undefined : closeOf(atoms, last + 1);
  if (next.kind === 'space') return afterSpace(atoms, last + 1);
  // `d^2{M}` is what is left of a fraction.
  if (next.kind === 'group' && !next.sure && isQuantity(here)) return undefined;
  if (startsWithSign(next)) return operandAfter(atoms, last + 1) ?? (next.sure ? last + 1 : undefined);
  return isQuantity(next) || next.kind === 'letter' ? last + 1 : undefined;
}

/** The end of the operand after the sign at `sign`. */
function operandAfter(atoms: readonly Atom[], sign: number): number | undefined {
  const here = atoms[sign];
  const at = sign + (atoms[sign + 1]?.kind === 'space' ? 2 : 1);
  const [next, after] = [atoms[at], atoms[at + 1]];
  if (here === undefined || next === undefined) return undefined;
  const isGlued = here.kind === 'name' && /^\w(?:right|left)arrow$/iu.test(here.text);
  if (at > sign + 1 && isArrow(here) && !isGlued && !isQuantity(atoms[sign - 2])) return undefined;
  // `8times A100` counts things that have a name.
  if (wordSignOf(here) === 'times' && /^[A-Z]$/u.test(next.text) && after?.kind === 'number')
    return undefined;
  // `R^2-based`, `A^2-Search`
  if (here.text === '-' && /^\p{L}{2}|^[-–]/u.test(next.text)) return undefined;
  if (here.text === '-' && next.kind === 'letter' && after?.kind === 'word') return undefined;
  if (wordSignOf(here) !== undefined && !isFirm(atoms, sign, at)) return undefined;
  if (next.kind === 'open') return closeOf(atoms, at);
  if (next.kind === 'operator' && /[+-]/u.test(next.text) && isQuantity(after)) return at + 1;
  // `C\neq A)`
  const isLetter = next.kind === 'letter' && here.sure && ['close', 'mark', undefined].includes(after?.kind);
  return isQuantity(next) || next.sure || isLetter ? at : undefined;
}

/** Whether what stands after a sign that is a word too shows that it is a sign; `F_1 in 3 cases` does not. */
function isFirm(atoms: readonly Atom[], sign: number, at: number): boolean {
  const [word, next, after] = [atoms[sign], atoms[at], atoms[at + 1]];
  if (word === undefined || next === undefined) return false;
  const name = wordSignOf(word);
  if (name === 'to') return next.text === 'infty';
  if (name === 'in' && (next.kind === 'group' || next.kind === 'open')) return word.sure;
  if (name === 'in') return /^[RZNCQ]$/u.test(next.text) && after?.kind === 'script';
  if (next.sure || after?.kind === 'script') return true;
  if (name === 'times' && next.kind === 'number')
    return at === sign + 1 || atoms[sign - 2]?.kind === 'number';
  if (next.kind === 'letter')
    return after === undefined || !['letter', 'number', 'word'].includes(after.kind);
  return next.kind === 'number' && (word.sure || word.text !== 'times');
}

function afterSpace(atoms: readonly Atom[], space: number): number | undefined {
  const [next, after] = [atoms[space + 1], atoms[space + 2]];
  if (next === undefined) return undefined;
  if (startsWithSign(next)) {
    if (/^[-/*|]$/u.test(next.text) && after?.kind !== 'space') return undefined;
    return next.text === '/' || next.text === '*' ? undefined : operandAfter(atoms, space + 1);
  }
  return next.sure && (next.kind === 'call' || next.kind === 'name') ? space + 1 : undefined;
}

/** The first atom of a formula that begins at `from`, once it has grown to the left. */
export function grownLeft(atoms: readonly Atom[], from: number): number {
  let first = from;
  while (from - first < FARTHEST) {
    const next = nextLeft(atoms, first);
    if (next === undefined || next >= first || next < 0) break;
    first = next;
  }
  return first;
}

function nextLeft(atoms: readonly Atom[], first: number): number | undefined {
  const [here, before] = [atoms[first], atoms[first - 1]];
  if (before === undefined || here === undefined) return undefined;
  if (before.kind === 'close')
    return here.kind === 'script' || isSign(here) ? openOf(atoms, first - 1) : undefined;
  if (before.kind === 'space') return beforeSpace(atoms, first);
  if (isSign(before)) return /^[-/|]$/u.test(before.text) ? undefined : operandBefore(atoms, first - 1);
  if (before.text === '%')
    return here.kind === 'name' && atoms[first - 2]?.kind === 'number' ? first - 2 : undefined;
  if (before.kind === 'letter') return here.kind === 'letter' ? undefined : first - 1;
  return isQuantity(before) ? first - 1 : undefined;
}

function beforeSpace(atoms: readonly Atom[], first: number): number | undefined {
  const [here, sign] = [atoms[first], atoms[first - 2]];
  if (here === undefined || sign === undefined) return undefined;
  // `Min R^{d}` was `M \in \mathbb{R}^{d}`.
  if (
    /^[A-Za-z]in$/u.test(sign.text) &&
    /^[RZNCQ]$/u.test(here.text) &&
    /^\^\{?[a-zA-Z]/u.test(atoms[first + 1]?.text ?? '')
  )
    return first - 2;
  if (startsWithSign(here) && !isArrow(here)) return operandBefore(atoms, first);
  if (!isSign(sign) || (/^[-/*|]$/u.test(sign.text) && atoms[first - 3]?.kind !== 'space')) return undefined;
  if (wordSignOf(sign) !== undefined && !isFirm(atoms, first - 2, first)) return undefined;
  return operandBefore(atoms, first - 2);
}

function operandBefore(atoms: readonly Atom[], sign: number): number | undefined {
  const at = sign - (atoms[sign - 1]?.kind === 'space' ? 2 : 1);
  const before = atoms[at];
  if (before === undefined) return undefined;
  if (before.kind === 'close') return openOf(atoms, at);
  const isTouching = at === sign - 1 && before.kind === 'letter';
  return isQuantity(before) || isTouching ? at : undefined;
}
