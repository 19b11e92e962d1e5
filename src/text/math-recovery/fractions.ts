import { INFIX, isCommand, isFunction, isStandaloneSymbol, WITH_ARGUMENTS } from './lexicon.ts';
import { groupLength } from './scan-groups.ts';

// The feed loses `\frac` and the braces of its first argument: `\frac{1}{\delta}` arrives as `1{delta}`.

/**
 * Whether braces after an operand may hold the denominator of a lost fraction. They do not if they hold a symbol, as in
 * `4{times}`, or commas, which separate the items of a list.
 */
export function mayBeDenominator(inside: string): boolean {
  const name = inside.trim();
  if (!/[\p{L}\p{N}]/u.test(name) || /^\\|,/u.test(name)) return false;
  return !INFIX.has(name) && !isFunction(name) && !isStandaloneSymbol(name) && !WITH_ARGUMENTS.has(name);
}

const BEHIND_OPERAND =
  /(?:\d|\)|(?<!\p{L})\p{L}|\p{Script=Greek}|(?:sqrt|text|math[a-z]{2,4})\{[^{}]{1,60}\})\{([^{}]{1,60})\}/gu;

/** Whether a text may have lost a fraction. Its braces must stay, because nothing else is left of the fraction. */
export function mayHaveLostFractions(text: string): boolean {
  return Array.from(text.matchAll(BEHIND_OPERAND)).some(([, inside = '']) => mayBeDenominator(inside));
}

// One operand after a bracket, with its power: the whole numerator.
const WHOLE_OPERAND = /[([]\s?(\d+|\p{L}|[a-z]{2,10})(\^(?:\d|\p{L}|\{[^{}]{1,20}\}))?$/u;
const ONE = /(?:[([,]|(?<!\p{L})(?:log|ln|exp|times|cdot))\s?(1)$/u;
const LONGEST = 60;

/**
 * Restores the fractions in the arguments of a call: `1{delta}` is `frac{1}{delta}`. A numerator is certain if it is a 1 or
 * one operand right after a bracket. `undefined` if any numerator is not certain, because a formula without its fraction has
 * another meaning.
 */
export function restoreFractions(inside: string): string | undefined {
  let tex = '';
  // The number of following groups that are arguments of the last command.
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
      const numerator = numeratorAtEnd(before);
      if (numerator === undefined) return undefined;
      tex = `${tex.slice(0, tex.length - numerator.length)}frac{${numerator}}${group}`;
    }
    left = Math.max(0, left - 1);
  }
  return tex;
}

function numeratorAtEnd(before: string): string | undefined {
  const one = ONE.exec(before)?.[1];
  if (one !== undefined) return one;
  const [, quantity = '', power = ''] = WHOLE_OPERAND.exec(before) ?? [];
  if (
    quantity === '' ||
    isFunction(quantity) ||
    (quantity.length > 1 && /^\D/u.test(quantity) && !isCommand(quantity))
  )
    return undefined;
  return quantity + power;
}
