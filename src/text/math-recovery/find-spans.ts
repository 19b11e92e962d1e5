import { withLetters } from './add-variables.ts';
import { grownLeft, grownRight } from './extend-spans.ts';
import { isFunction } from './lexicon.ts';
import { closeOf, openOf } from './match-brackets.ts';
import { evidenceAt, type Span } from './seed-spans.ts';
import type { Atom } from './tokenizer.ts';

/** The formulas among the atoms: each grows from atoms that no prose has over what certainly belongs to them. */
export function spansOf(atoms: readonly Atom[]): Span[] {
  const isDamaged = atoms.some(({ sure }) => sure);
  const spans: Span[] = [];
  let done = -1;
  for (let at = 0; at < atoms.length; at++) {
    const evidence = at > done ? evidenceAt(atoms, at, isDamaged) : undefined;
    if (evidence === undefined) continue;
    const span = bracketed(atoms, grown(atoms, evidence));
    // What grew over earlier formulas takes their place.
    let first = Math.max(span.first, 0);
    for (
      let last = spans.at(-1);
      last !== undefined && first - last.last <= gapAfter(atoms, last.last);
      last = spans.at(-1)
    ) {
      first = Math.min(first, last.first);
      spans.pop();
    }
    spans.push({ first, last: span.last });
    done = span.last;
  }
  return withLetters(atoms, spans);
}

/** How far on the next formula may begin to be the same one: side by side, or with a space between. */
function gapAfter(atoms: readonly Atom[], last: number): number {
  return atoms[last + 1]?.kind === 'space' ? 2 : 1;
}

function grown(atoms: readonly Atom[], { first, last }: Span): Span {
  return { first: grownLeft(atoms, first), last: grownRight(atoms, last) };
}

/** A formula in the brackets of a call, or of a pair, has them too; any other bracket around it is the sentence's. */
function bracketed(atoms: readonly Atom[], span: Span): Span {
  const open = span.first === 0 ? undefined : openOf(atoms, span.first - 1);
  const close = open === undefined ? undefined : closeOf(atoms, open);
  if (open === undefined || close === undefined || close < span.last) return span;
  const before = atoms[open - 1];
  const isCall =
    before?.kind === 'script' ||
    isFunction(before?.text ?? '') ||
    (before?.kind === 'letter' && atoms[open - 2]?.kind !== 'word') ||
    before?.sure === true;
  const isPair = (before === undefined || before.kind === 'space') && isList(atoms.slice(open + 1, close));
  if (!isCall && !isPair) return span;
  return grown(atoms, { first: isCall ? open - 1 : open, last: close });
}

function isList(inside: readonly Atom[]): boolean {
  return inside.some(({ text }) => text === ',') && inside.every((atom) => atom.kind !== 'name' || atom.sure);
}
