import { GREEK } from './lexicon.ts';
import type { Span } from './seed-spans.ts';
import type { Token } from './token.ts';

/**
 * Adds formulas of one letter: variables of other formulas in the paragraph that are single words in its prose. After
 * `O(n)` the letter in `where n is` is a formula.
 */
export function addVariables(tokens: readonly Token[], spans: readonly Span[]): Span[] {
  const known = new Set(spans.flatMap((span) => variablesOf(tokens.slice(span.first, span.last + 1))));
  const all: Span[] = [];
  let from = 0;
  for (const span of [...spans, { first: tokens.length, last: tokens.length }]) {
    for (let at = from; at < span.first; at++) {
      if (known.has(tokens[at]?.text ?? '') && standsAlone(tokens, at)) all.push({ first: at, last: at });
    }
    if (span.first < tokens.length) all.push(span);
    from = span.last + 1;
  }
  return all;
}

/** The names of the variables in a formula, without capital letters outside of brackets: these may be names, as in `R^2`. */
function variablesOf(formula: readonly Token[]): string[] {
  let depth = 0;
  const letters: string[] = [];
  for (const { kind, text } of formula) {
    if (kind === 'open') depth++;
    if (kind === 'close') depth--;
    const isLetter =
      kind === 'letter' && (/^(?![a])\p{Ll}$/u.test(text) || (depth > 0 && /^(?![AI])\p{Lu}$/u.test(text)));
    if (isLetter || (kind === 'name' && GREEK.has(text))) letters.push(text);
  }
  return letters;
}

function standsAlone(tokens: readonly Token[], at: number): boolean {
  const [here, before, after] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (here?.kind !== 'letter' && here?.kind !== 'name') return false;
  const isApart = before === undefined || before.kind === 'space' || before.kind === 'open';
  if (!isApart || after === undefined) return isApart;
  // `(i)` numbers a list item, and `7 x 10` is a product.
  if (before?.kind === 'open' && after.kind === 'close') return false;
  if (here.text === 'x' && tokens[at - 2]?.kind === 'number') return false;
  return ['space', 'close'].includes(after.kind) || /^[,.;:-]$/u.test(after.text);
}
