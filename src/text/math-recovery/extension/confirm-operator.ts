import { wordOperatorOf } from '../operators.ts';
import type { Token } from '../token.ts';
import { decideBy, type Rule } from './rules.ts';

/** An operator whose name is also an English word, with the tokens around it. */
interface WordOperator {
  readonly name: string;
  readonly word: Token;
  /** The token before the space before it. */
  readonly left: Token | undefined;
  /** Whether its operand touches it. */
  readonly isTouching: boolean;
  readonly right: Token;
  readonly after: Token | undefined;
}

/** Whether the operand shows that the word is an operator. */
export const CONFIRMATION_RULES: readonly Rule<WordOperator, boolean>[] = [
  {
    example: 'as gamma to infty, varepsilon shrinks',
    applies: ({ name }) => name === 'to',
    decide: ({ right }) => right.text === 'infty',
  },
  {
    example: 'for epsilonin(0,1)',
    applies: ({ name, right }) => name === 'in' && (right.kind === 'group' || right.kind === 'open'),
    decide: ({ word }) => word.unambiguous,
  },
  {
    example: 'F_1 in 3 cases, but v_1 in R^d',
    applies: ({ name }) => name === 'in',
    decide: ({ right, after }) => /^[RZNCQ]$/u.test(right.text) && after?.kind === 'script',
  },
  {
    example: 'x_1 sim mathcal{N} here',
    applies: ({ right, after }) => right.unambiguous || after?.kind === 'script',
    decide: () => true,
  },
  {
    example: 'n^2 times 40 of them',
    applies: ({ name, right }) => name === 'times' && right.kind === 'number',
    decide: ({ left, isTouching }) => isTouching || left?.kind === 'number',
  },
  {
    example: 'x_1 le n, always',
    applies: ({ right }) => right.kind === 'letter',
    decide: ({ after }) => after === undefined || !['letter', 'number', 'word'].includes(after.kind),
  },
  {
    example: 'x_1 le 5 of them',
    applies: ({ right }) => right.kind === 'number',
    decide: ({ word }) => word.unambiguous || word.text !== 'times',
  },
];

/**
 * Whether the token at `operator`, whose name is also an English word, is an operator. The operand at `at` decides: in
 * `F_1 in 3 cases` it is a word.
 */
export function isConfirmed(tokens: readonly Token[], operator: number, at: number): boolean {
  const [word, right] = [tokens[operator], tokens[at]];
  if (word === undefined || right === undefined) return false;
  const name = wordOperatorOf(word) ?? '';
  const isTouching = at === operator + 1;
  const context = { name, word, left: tokens[operator - 2], isTouching, right, after: tokens[at + 1] };
  return decideBy(CONFIRMATION_RULES, context) ?? false;
}
