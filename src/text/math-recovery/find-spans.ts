import { addVariables } from './add-variables.ts';
import { extendLeft } from './extension/extend-left.ts';
import { extendRight } from './extension/extend-right.ts';
import { isFunction } from './lexicon.ts';
import { closingBracket, openingBracket } from './match-brackets.ts';
import { type Span, seedAt } from './seed-spans.ts';
import type { Token } from './token.ts';

/**
 * Finds the formulas of a paragraph. Seeds are tokens that prose does not have. Each seed is extended to both sides while the
 * neighbours certainly belong to it; then the brackets around it are included, and formulas that touch are merged.
 */
export function findSpans(tokens: readonly Token[]): Span[] {
  const isStripped = tokens.some(({ unambiguous }) => unambiguous);
  const spans: Span[] = [];
  let done = -1;
  for (let at = 0; at < tokens.length; at++) {
    const seed = at > done ? seedAt(tokens, at, isStripped) : undefined;
    if (seed === undefined) continue;
    const span = includeBrackets(tokens, extend(tokens, seed));
    // A formula that reaches earlier ones includes them.
    let first = Math.max(span.first, 0);
    for (
      let last = spans.at(-1);
      last !== undefined && first - last.last <= reachAfter(tokens, last.last);
      last = spans.at(-1)
    ) {
      first = Math.min(first, last.first);
      spans.pop();
    }
    spans.push({ first, last: span.last });
    done = span.last;
  }
  return addVariables(tokens, spans);
}

/** The largest distance in tokens from `last` to a formula that is merged: the formulas touch, or only a space is between. */
function reachAfter(tokens: readonly Token[], last: number): number {
  return tokens[last + 1]?.kind === 'space' ? 2 : 1;
}

function extend(tokens: readonly Token[], { first, last }: Span): Span {
  return { first: extendLeft(tokens, first), last: extendRight(tokens, last) };
}

/** Includes the brackets around a formula if they belong to a call, `f(x)`, or to a pair, `(x, y)`. */
function includeBrackets(tokens: readonly Token[], span: Span): Span {
  const open = span.first === 0 ? undefined : openingBracket(tokens, span.first - 1);
  const close = open === undefined ? undefined : closingBracket(tokens, open);
  if (open === undefined || close === undefined || close < span.last) return span;
  const before = tokens[open - 1];
  const isCall =
    before?.kind === 'script' ||
    isFunction(before?.text ?? '') ||
    (before?.kind === 'letter' && tokens[open - 2]?.kind !== 'word') ||
    before?.unambiguous === true;
  const isPair = (before === undefined || before.kind === 'space') && isList(tokens.slice(open + 1, close));
  if (!isCall && !isPair) return span;
  return extend(tokens, { first: isCall ? open - 1 : open, last: close });
}

function isList(inside: readonly Token[]): boolean {
  return (
    inside.some(({ text }) => text === ',') &&
    inside.every((token) => token.kind !== 'name' || token.unambiguous)
  );
}
