import { closingBracket, openingBracket } from './match-brackets.ts';
import {
  endsWithOperator,
  isArrow,
  isOperand,
  isOperator,
  startsWithOperator,
  wordOperatorOf,
} from './operators.ts';
import type { Token } from './token.ts';

/** How many tokens a formula may grow in each direction. */
const FARTHEST = 240;

/** The last token of a formula that reaches to `from`, once it has extend to the right. */
export function extendRight(tokens: readonly Token[], from: number): number {
  let last = from;
  while (last - from < FARTHEST) {
    const next = nextRight(tokens, last);
    if (next === undefined || next <= last) break;
    last = next;
  }
  return last;
}

/** The end of what belongs to the formula that ends at `last`, one step on. */
function nextRight(tokens: readonly Token[], last: number): number | undefined {
  const [here, next] = [tokens[last], tokens[last + 1]];
  if (here === undefined || next === undefined) return undefined;
  if (next.kind === 'script') return last + 1;
  if (endsWithOperator(here)) return operandAfter(tokens, last);
  if (next.text === '%' && (here.kind === 'number' || here.kind === 'name')) return last + 1;
  if (next.kind === 'open') return here.kind === 'number' ? undefined : closingBracket(tokens, last + 1);
  if (next.kind === 'space') return afterSpace(tokens, last + 1);
  // `d^2{M}` is what is left of a fraction.
  if (next.kind === 'group' && !next.unambiguous && isOperand(here)) return undefined;
  if (startsWithOperator(next))
    return operandAfter(tokens, last + 1) ?? (next.unambiguous ? last + 1 : undefined);
  return isOperand(next) || next.kind === 'letter' ? last + 1 : undefined;
}

/** The end of the operand after the sign at `sign`. */
function operandAfter(tokens: readonly Token[], sign: number): number | undefined {
  const here = tokens[sign];
  const at = sign + (tokens[sign + 1]?.kind === 'space' ? 2 : 1);
  const [next, after] = [tokens[at], tokens[at + 1]];
  if (here === undefined || next === undefined) return undefined;
  const isGlued = here.kind === 'name' && /^\w(?:right|left)arrow$/iu.test(here.text);
  if (at > sign + 1 && isArrow(here) && !isGlued && !isOperand(tokens[sign - 2])) return undefined;
  // `8times A100` counts things that have a name.
  if (wordOperatorOf(here) === 'times' && /^[A-Z]$/u.test(next.text) && after?.kind === 'number')
    return undefined;
  // `R^2-based`, `A^2-Search`
  if (here.text === '-' && /^\p{L}{2}|^[-–]/u.test(next.text)) return undefined;
  if (here.text === '-' && next.kind === 'letter' && after?.kind === 'word') return undefined;
  if (wordOperatorOf(here) !== undefined && !isConfirmed(tokens, sign, at)) return undefined;
  if (next.kind === 'open') return closingBracket(tokens, at);
  if (next.kind === 'operator' && /[+-]/u.test(next.text) && isOperand(after)) return at + 1;
  // `C\neq A)`
  const isLetter =
    next.kind === 'letter' && here.unambiguous && ['close', 'punctuation', undefined].includes(after?.kind);
  return isOperand(next) || next.unambiguous || isLetter ? at : undefined;
}

/** Whether what stands after a sign that is a word too shows that it is a sign; `F_1 in 3 cases` does not. */
function isConfirmed(tokens: readonly Token[], sign: number, at: number): boolean {
  const [word, next, after] = [tokens[sign], tokens[at], tokens[at + 1]];
  if (word === undefined || next === undefined) return false;
  const name = wordOperatorOf(word);
  if (name === 'to') return next.text === 'infty';
  if (name === 'in' && (next.kind === 'group' || next.kind === 'open')) return word.unambiguous;
  if (name === 'in') return /^[RZNCQ]$/u.test(next.text) && after?.kind === 'script';
  if (next.unambiguous || after?.kind === 'script') return true;
  if (name === 'times' && next.kind === 'number')
    return at === sign + 1 || tokens[sign - 2]?.kind === 'number';
  if (next.kind === 'letter')
    return after === undefined || !['letter', 'number', 'word'].includes(after.kind);
  return next.kind === 'number' && (word.unambiguous || word.text !== 'times');
}

function afterSpace(tokens: readonly Token[], space: number): number | undefined {
  const [next, after] = [tokens[space + 1], tokens[space + 2]];
  if (next === undefined) return undefined;
  if (startsWithOperator(next)) {
    if (/^[-/*|]$/u.test(next.text) && after?.kind !== 'space') return undefined;
    return next.text === '/' || next.text === '*' ? undefined : operandAfter(tokens, space + 1);
  }
  return next.unambiguous && (next.kind === 'call' || next.kind === 'name') ? space + 1 : undefined;
}

/** The first token of a formula that begins at `from`, once it has extend to the left. */
export function extendLeft(tokens: readonly Token[], from: number): number {
  let first = from;
  while (from - first < FARTHEST) {
    const next = nextLeft(tokens, first);
    if (next === undefined || next >= first || next < 0) break;
    first = next;
  }
  return first;
}

function nextLeft(tokens: readonly Token[], first: number): number | undefined {
  const [here, before] = [tokens[first], tokens[first - 1]];
  if (before === undefined || here === undefined) return undefined;
  if (before.kind === 'close')
    return here.kind === 'script' || isOperator(here) ? openingBracket(tokens, first - 1) : undefined;
  if (before.kind === 'space') return beforeSpace(tokens, first);
  if (isOperator(before)) return /^[-/|]$/u.test(before.text) ? undefined : operandBefore(tokens, first - 1);
  if (before.text === '%')
    return here.kind === 'name' && tokens[first - 2]?.kind === 'number' ? first - 2 : undefined;
  if (before.kind === 'letter') return here.kind === 'letter' ? undefined : first - 1;
  return isOperand(before) ? first - 1 : undefined;
}

function beforeSpace(tokens: readonly Token[], first: number): number | undefined {
  const [here, sign] = [tokens[first], tokens[first - 2]];
  if (here === undefined || sign === undefined) return undefined;
  // `Min R^{d}` was `M \in \mathbb{R}^{d}`.
  if (
    /^[A-Za-z]in$/u.test(sign.text) &&
    /^[RZNCQ]$/u.test(here.text) &&
    /^\^\{?[a-zA-Z]/u.test(tokens[first + 1]?.text ?? '')
  )
    return first - 2;
  if (startsWithOperator(here) && !isArrow(here)) return operandBefore(tokens, first);
  if (!isOperator(sign) || (/^[-/*|]$/u.test(sign.text) && tokens[first - 3]?.kind !== 'space'))
    return undefined;
  if (wordOperatorOf(sign) !== undefined && !isConfirmed(tokens, first - 2, first)) return undefined;
  return operandBefore(tokens, first - 2);
}

function operandBefore(tokens: readonly Token[], sign: number): number | undefined {
  const at = sign - (tokens[sign - 1]?.kind === 'space' ? 2 : 1);
  const before = tokens[at];
  if (before === undefined) return undefined;
  if (before.kind === 'close') return openingBracket(tokens, at);
  const isTouching = at === sign - 1 && before.kind === 'letter';
  return isOperand(before) || isTouching ? at : undefined;
}
