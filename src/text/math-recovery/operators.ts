import { GREEK, INFIX, isFunction, splitIntoCommands } from './lexicon.ts';
import type { Token } from './token.ts';

const SYMBOL = /^\\?(?:infty|ldots|cdots|nabla|partial|langle|lfloor|lceil|ell)$/u;
const WORDS = /^(?:times|in|to|mid|sim|approx|le|ge|ne|ll|gg|cup|cap|wedge|vee|pm|subset)$/u;
const ARROW = /arrow$|^[→↑↓]$/u;

/** Whether an token can stand on one side of a sign. */
export function isOperand(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'letter') return !/^[aAI]$/u.test(token.text);
  if (token.kind === 'name') {
    const name = token.text.replace('\\', '');
    return GREEK.has(name) || isFunction(name) || SYMBOL.test(name) || isCompound(token);
  }
  return ['number', 'script', 'call', 'group'].includes(token.kind);
}

function isCompound(token: Token): boolean {
  return token.unambiguous && (splitIntoCommands(token.text)?.length ?? 0) > 1;
}

/** Whether an token is nothing but a sign between two quantities. */
export function isOperator(token: Token | undefined): boolean {
  if (token?.kind === 'operator') return true;
  return token?.kind === 'name' && INFIX.has(token.text.replace('\\', ''));
}

export function startsWithOperator(token: Token): boolean {
  return isOperator(token) || (token.kind === 'name' && INFIX.has(splitIntoCommands(token.text)?.[0] ?? ''));
}

/** Whether an token ends with a sign, as `ntimes` does. */
export function endsWithOperator(token: Token): boolean {
  return (
    isOperator(token) || (token.kind === 'name' && INFIX.has(splitIntoCommands(token.text)?.at(-1) ?? ''))
  );
}

export function isArrow(token: Token): boolean {
  return ARROW.test(token.text);
}

/** The sign that an token is, or ends with, where its name is a word too. */
export function wordOperatorOf(token: Token): string | undefined {
  const name = token.kind === 'name' ? splitIntoCommands(token.text.replace('\\', ''))?.at(-1) : undefined;
  return name !== undefined && WORDS.test(name) ? name : undefined;
}
