import { INFIX, isCommand, isFunction, WITH_ARGUMENTS } from './lexicon.ts';
import { groupLength } from './scan-groups.ts';

// The feed loses `\frac` with the braces of its first argument: `\frac{1}{\delta}` comes as `1{delta}`.

const SIGNS =
  /^(?:leq\w*|geq\w*|neq|infty|star|top|circ|dagger|ast|prime|bullet|perp|parallel|quad|[lc]?dots|\w*arrow|triangleq|mapsto)$/u;

/**
 * Whether braces behind a quantity may be what stood below the line of a fraction. A sign in braces, as in `4{times}`, is
 * itself, and what is separated by commas is a list.
 */
export function mayBeDenominator(inside: string): boolean {
  const name = inside.trim();
  if (!/[\p{L}\p{N}]/u.test(name) || /^\\|,/u.test(name)) return false;
  return !INFIX.has(name) && !isFunction(name) && !SIGNS.test(name) && !WITH_ARGUMENTS.has(name);
}

const BEHIND_QUANTITY =
  /(?:\d|\)|(?<!\p{L})\p{L}|\p{Script=Greek}|(?:sqrt|text|math[a-z]{2,4})\{[^{}]{1,60}\})\{([^{}]{1,60})\}/gu;

/** Whether braces in a text may be all that is left of a fraction, so that they cannot go. */
export function mayHaveLostFractions(text: string): boolean {
  return Array.from(text.matchAll(BEHIND_QUANTITY)).some(([, inside = '']) => mayBeDenominator(inside));
}

// All that stands behind the bracket, with a power.
const WHOLE = /[([]\s?(\d+|\p{L}|[a-z]{2,10})(\^(?:\d|\p{L}|\{[^{}]{1,20}\}))?$/u;
const ONE = /(?:[([,]|(?<!\p{L})(?:log|ln|exp|times|cdot))\s?(1)$/u;
const LONGEST = 60;

/**
 * What stands between the large brackets of a call, with its fractions put right where what is above the line is certain:
 * a 1, or all that stands between a bracket and the braces. `undefined` where one is not, since a formula without its
 * fraction would say something else.
 */
export function restoreFractions(inside: string): string | undefined {
  let tex = '';
  // How many groups at once are still arguments.
  let left = 0;
  for (let at = 0; at < inside.length; ) {
    const length = groupLength(inside, at);
    if (length === 0) {
      tex += inside.slice(at, ++at);
      left = 0;
      continue;
    }
    const group = inside.slice(at, at + length);
    at += length;
    const name = /\p{L}+$/u.exec(tex.slice(-20))?.[0] ?? '';
    if (WITH_ARGUMENTS.has(name)) left = /frac|binom/u.test(name) ? 2 : 1;
    if (left > 0 || !/[\p{L}\p{N})\]}]$/u.test(tex) || !mayBeDenominator(group.slice(1, -1))) tex += group;
    else {
      const before = (tex.length > LONGEST ? '' : '(') + tex.slice(-LONGEST);
      const above = numeratorIn(before);
      if (above === undefined) return undefined;
      tex = `${tex.slice(0, tex.length - above.length)}frac{${above}}${group}`;
    }
    left = Math.max(0, left - 1);
  }
  return tex;
}

function numeratorIn(before: string): string | undefined {
  const one = ONE.exec(before)?.[1];
  if (one !== undefined) return one;
  const [, quantity = '', power = ''] = WHOLE.exec(before) ?? [];
  if (
    quantity === '' ||
    isFunction(quantity) ||
    (quantity.length > 1 && /^\D/u.test(quantity) && !isCommand(quantity))
  )
    return undefined;
  return quantity + power;
}
