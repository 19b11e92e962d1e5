import { GREEK, INFIX, isFunction, OPERAND_SYMBOLS, WORD_OPERATORS } from './lexicon.ts';
import { splitIntoCommands } from './split-commands.ts';
import type { Token } from './token.ts';

const ARROW = /arrow$|^[→↑↓]$/u;

/** Whether a token can be an operand of an infix operator. */
export function isOperand(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'letter') return !/^[aAI]$/u.test(token.text);
  if (token.kind === 'name') {
    const name = withoutBackslash(token);
    return GREEK.has(name) || isFunction(name) || OPERAND_SYMBOLS.has(name) || isCompound(token);
  }
  return ['number', 'script', 'call', 'group'].includes(token.kind);
}

/** Whether a token is several commands without spaces between them, as `epsilonin`. */
function isCompound(token: Token): boolean {
  return token.unambiguous && (splitIntoCommands(token.text)?.length ?? 0) > 1;
}

/** Whether a token is an infix operator and nothing else. */
export function isOperator(token: Token | undefined): boolean {
  if (token?.kind === 'operator') return true;
  return token?.kind === 'name' && INFIX.has(withoutBackslash(token));
}

/** Whether a token begins with an infix operator, as `timesn` does. */
export function startsWithOperator(token: Token): boolean {
  return isOperator(token) || (token.kind === 'name' && INFIX.has(splitIntoCommands(token.text)?.[0] ?? ''));
}

/** Whether a token ends with an infix operator, as `ntimes` does. */
export function endsWithOperator(token: Token): boolean {
  return (
    isOperator(token) || (token.kind === 'name' && INFIX.has(splitIntoCommands(token.text)?.at(-1) ?? ''))
  );
}

export function isArrow(token: Token): boolean {
  return ARROW.test(token.text);
}

/** The infix operator that a token is or ends with, if its name is an English word too. */
export function wordOperatorOf(token: Token): string | undefined {
  const name = token.kind === 'name' ? splitIntoCommands(withoutBackslash(token))?.at(-1) : undefined;
  return name !== undefined && WORD_OPERATORS.has(name) ? name : undefined;
}

function withoutBackslash({ text }: Token): string {
  return text.replace('\\', '');
}
