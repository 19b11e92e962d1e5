import { closingBracket } from '../match-brackets.ts';
import { isArrow, isOperand, wordOperatorOf } from '../operators.ts';
import type { Token } from '../token.ts';
import { isConfirmed } from './confirm-operator.ts';
import { decideBy, type Rule } from './rules.ts';

/** An operator, and its possible operand after it. */
interface RightOperand {
  readonly tokens: readonly Token[];
  readonly index: number;
  readonly operator: Token;
  /** The index of the operand's first token. */
  readonly at: number;
  readonly operand: Token;
  readonly after: Token | undefined;
}

/** The last token of the operand; `undefined` if there is none, or the token is not an operator. */
export const RIGHT_OPERAND_RULES: readonly Rule<RightOperand, number | undefined>[] = [
  {
    example: 'varepsilon falls, input rightarrow n',
    applies: ({ tokens, index, at, operator }) =>
      at > index + 1 && isArrow(operator) && !isGluedArrow(operator) && !isOperand(tokens[index - 2]),
    decide: () => undefined,
  },
  {
    // The number counts things.
    example: '8times A100 falls',
    applies: ({ operator, operand, after }) =>
      wordOperatorOf(operator) === 'times' && /^[A-Z]$/u.test(operand.text) && after?.kind === 'number',
    decide: () => undefined,
  },
  {
    example: 'R^2-based and A^2-Search',
    applies: ({ operator, operand }) => operator.text === '-' && /^\p{L}{2}|^[-–]/u.test(operand.text),
    decide: () => undefined,
  },
  {
    example: 'R^2-D&D falls',
    applies: ({ operator, operand, after }) =>
      operator.text === '-' && operand.kind === 'letter' && after?.kind === 'word',
    decide: () => undefined,
  },
  {
    example: 'F_1 in 3 cases',
    applies: ({ tokens, index, at, operator }) =>
      wordOperatorOf(operator) !== undefined && !isConfirmed(tokens, index, at),
    decide: () => undefined,
  },
  {
    example: 'n^2 = (a, b)',
    applies: ({ operand }) => operand.kind === 'open',
    decide: ({ tokens, at }) => closingBracket(tokens, at),
  },
  {
    example: 'n^2 = -1',
    applies: ({ operand, after }) =>
      operand.kind === 'operator' && /[+-]/u.test(operand.text) && isOperand(after),
    decide: ({ at }) => at + 1,
  },
  {
    example: 'n^2 = m',
    applies: ({ operand }) => isOperand(operand) || operand.unambiguous,
    decide: ({ at }) => at,
  },
  {
    // Elsewhere the letter may be an article or a name.
    example: '(C \\neq A)',
    applies: ({ operator, operand, after }) =>
      operand.kind === 'letter' &&
      operator.unambiguous &&
      ['close', 'punctuation', undefined].includes(after?.kind),
    decide: ({ at }) => at,
  },
];

/** The last token of the operand after the operator at `index`; `undefined` if there is none. */
export function operandAfter(tokens: readonly Token[], index: number): number | undefined {
  const operator = tokens[index];
  const at = index + (tokens[index + 1]?.kind === 'space' ? 2 : 1);
  const operand = tokens[at];
  if (operator === undefined || operand === undefined) return undefined;
  return decideBy(RIGHT_OPERAND_RULES, { tokens, index, operator, at, operand, after: tokens[at + 1] });
}

/** `nrightarrow` */
function isGluedArrow({ kind, text }: Token): boolean {
  return kind === 'name' && /^\w(?:right|left)arrow$/iu.test(text);
}
