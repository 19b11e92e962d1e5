import { closingBracket } from '../match-brackets.ts';
import { endsWithOperator, isOperand, startsWithOperator } from '../operators.ts';
import type { Token } from '../token.ts';
import { operandAfter } from './right-operand.ts';
import { decideBy, type Rule } from './rules.ts';

/** The most tokens by which a formula is extended to the right. */
const MOST_TOKENS = 240;

/** The last token of a formula, and the token after it. */
interface RightEdge {
  readonly tokens: readonly Token[];
  readonly last: number;
  readonly here: Token;
  readonly next: Token;
}

/** The new last token of a formula, one step to the right; `undefined` if the formula is not extended. */
export const RIGHT_RULES: readonly Rule<RightEdge, number | undefined>[] = [
  {
    example: 'varepsilon^2 falls',
    applies: ({ next }) => next.kind === 'script',
    decide: ({ last }) => last + 1,
  },
  {
    example: 'cdot n falls',
    applies: ({ here }) => endsWithOperator(here),
    decide: ({ tokens, last }) => operandAfter(tokens, last),
  },
  {
    example: 'sim1% falls',
    applies: ({ here, next }) => next.text === '%' && (here.kind === 'number' || here.kind === 'name'),
    decide: ({ last }) => last + 1,
  },
  {
    example: 'n^2=4(of many) falls',
    applies: ({ here, next }) => next.kind === 'open' && here.kind === 'number',
    decide: () => undefined,
  },
  {
    example: 'f_1(x) falls',
    applies: ({ next }) => next.kind === 'open',
    decide: ({ tokens, last }) => closingBracket(tokens, last + 1),
  },
  {
    example: 'n^2 = 4',
    applies: ({ next }) => next.kind === 'space',
    decide: ({ tokens, last }) => endAfterSpace(tokens, last + 1),
  },
  {
    // The braces may hold an argument, or the denominator of a lost fraction.
    example: 'log^2{M} falls',
    applies: ({ here, next }) => next.kind === 'group' && !next.unambiguous && isOperand(here),
    decide: () => undefined,
  },
  {
    example: 'n^2=4',
    applies: ({ next }) => startsWithOperator(next),
    decide: ({ tokens, last, next }) =>
      operandAfter(tokens, last + 1) ?? (next.unambiguous ? last + 1 : undefined),
  },
  {
    example: 'n^2m falls',
    applies: ({ next }) => isOperand(next) || next.kind === 'letter',
    decide: ({ last }) => last + 1,
  },
];

/** The last token of a formula that reaches to `from`, extended to the right. */
export function extendRight(tokens: readonly Token[], from: number): number {
  let last = from;
  while (last - from < MOST_TOKENS) {
    const [here, next] = [tokens[last], tokens[last + 1]];
    if (here === undefined || next === undefined) break;
    const end = decideBy(RIGHT_RULES, { tokens, last, here, next });
    if (end === undefined || end <= last) break;
    last = end;
  }
  return last;
}

/** The last token of the continuation of a formula after the space at `space`. */
function endAfterSpace(tokens: readonly Token[], space: number): number | undefined {
  const [next, after] = [tokens[space + 1], tokens[space + 2]];
  if (next === undefined) return undefined;
  if (startsWithOperator(next)) {
    // `R^2 -based`
    if (/^[-/*|]$/u.test(next.text) && after?.kind !== 'space') return undefined;
    return next.text === '/' || next.text === '*' ? undefined : operandAfter(tokens, space + 1);
  }
  return next.unambiguous && (next.kind === 'call' || next.kind === 'name') ? space + 1 : undefined;
}
