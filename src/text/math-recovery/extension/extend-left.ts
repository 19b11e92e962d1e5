import { openingBracket } from '../match-brackets.ts';
import { isArrow, isOperand, isOperator, startsWithOperator, wordOperatorOf } from '../operators.ts';
import type { Token } from '../token.ts';
import { isConfirmed } from './confirm-operator.ts';
import { decideBy, type Rule } from './rules.ts';

/** The most tokens by which a formula is extended to the left. */
const MOST_TOKENS = 240;

/** The first token of a formula, and the token before it. */
interface LeftEdge {
  readonly tokens: readonly Token[];
  readonly first: number;
  readonly here: Token;
  readonly before: Token;
}

/** The new first token of a formula, one step to the left; `undefined` if the formula is not extended. */
export const LEFT_RULES: readonly Rule<LeftEdge, number | undefined>[] = [
  {
    example: 'dst(D)leq 4 falls',
    applies: ({ before }) => before.kind === 'close',
    decide: ({ tokens, first, here }) =>
      here.kind === 'script' || isOperator(here) ? openingBracket(tokens, first - 1) : undefined,
  },
  {
    example: 'm + n^2',
    applies: ({ before }) => before.kind === 'space',
    decide: ({ tokens, first }) => startBeforeSpace(tokens, first),
  },
  {
    example: 'non-varepsilon falls',
    applies: ({ before }) => isOperator(before) && /^[-/|]$/u.test(before.text),
    decide: () => undefined,
  },
  {
    example: 'm=varepsilon falls',
    applies: ({ before }) => isOperator(before),
    decide: ({ tokens, first }) => operandBefore(tokens, first - 1),
  },
  {
    example: '0.3%downarrow falls',
    applies: ({ before }) => before.text === '%',
    decide: ({ tokens, first, here }) =>
      here.kind === 'name' && tokens[first - 2]?.kind === 'number' ? first - 2 : undefined,
  },
  {
    example: 'n^2 falls',
    applies: ({ before }) => before.kind === 'letter',
    decide: ({ first, here }) => (here.kind === 'letter' ? undefined : first - 1),
  },
  {
    example: '2^2 falls',
    applies: ({ before }) => isOperand(before),
    decide: ({ first }) => first - 1,
  },
];

/** The first token of a formula that begins at `from`, extended to the left. */
export function extendLeft(tokens: readonly Token[], from: number): number {
  let first = from;
  while (from - first < MOST_TOKENS) {
    const [here, before] = [tokens[first], tokens[first - 1]];
    if (before === undefined || here === undefined) break;
    const start = decideBy(LEFT_RULES, { tokens, first, here, before });
    if (start === undefined || start >= first || start < 0) break;
    first = start;
  }
  return first;
}

/** The first token of a formula, and the token before the space before it. */
interface SpacedLeftEdge {
  readonly tokens: readonly Token[];
  readonly first: number;
  readonly here: Token;
  readonly sign: Token;
}

/** The new first token of a formula after a space; `undefined` if the formula is not extended. */
export const SPACED_LEFT_RULES: readonly Rule<SpacedLeftEdge, number | undefined>[] = [
  {
    // The source was `M \in \mathbb{R}^{d}`.
    example: 'a map Min R^{d} falls',
    applies: ({ tokens, first, here, sign }) =>
      /^[A-Za-z]in$/u.test(sign.text) &&
      /^[RZNCQ]$/u.test(here.text) &&
      /^\^\{?[a-zA-Z]/u.test(tokens[first + 1]?.text ?? ''),
    decide: ({ first }) => first - 2,
  },
  {
    example: 'm leq n',
    applies: ({ here }) => startsWithOperator(here) && !isArrow(here),
    decide: ({ tokens, first }) => operandBefore(tokens, first),
  },
  {
    example: 'the map n^2 falls',
    applies: ({ sign }) => !isOperator(sign),
    decide: () => undefined,
  },
  {
    example: 'non- n^2 falls',
    applies: ({ tokens, first, sign }) => /^[-/*|]$/u.test(sign.text) && tokens[first - 3]?.kind !== 'space',
    decide: () => undefined,
  },
  {
    example: 'looks to n^2',
    applies: ({ tokens, first, sign }) =>
      wordOperatorOf(sign) !== undefined && !isConfirmed(tokens, first - 2, first),
    decide: () => undefined,
  },
  {
    example: 'm + n^2 falls',
    applies: () => true,
    decide: ({ tokens, first }) => operandBefore(tokens, first - 2),
  },
];

function startBeforeSpace(tokens: readonly Token[], first: number): number | undefined {
  const [here, sign] = [tokens[first], tokens[first - 2]];
  if (here === undefined || sign === undefined) return undefined;
  return decideBy(SPACED_LEFT_RULES, { tokens, first, here, sign });
}

/** The first token of the operand before the operator at `index`. */
function operandBefore(tokens: readonly Token[], index: number): number | undefined {
  const at = index - (tokens[index - 1]?.kind === 'space' ? 2 : 1);
  const before = tokens[at];
  if (before === undefined) return undefined;
  if (before.kind === 'close') return openingBracket(tokens, at);
  const isTouchingLetter = at === index - 1 && before.kind === 'letter';
  return isOperand(before) || isTouchingLetter ? at : undefined;
}
