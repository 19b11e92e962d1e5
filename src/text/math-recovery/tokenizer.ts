import { classifyLetters } from './classify-letters.ts';
import { classifyScript, scriptLength } from './classify-scripts.ts';
import { mayBeDenominator } from './fractions.ts';
import { FUNCTIONS_WITH_GROUP, INFIX, isCommand, isFunction, LETTER_STYLES } from './lexicon.ts';
import { callLength, groupLength, lengthAt, RUN } from './scan-groups.ts';
import type { Token, TokenKind } from './token.ts';

const ADDRESS = /(?:https?:\/\/|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.\w[\w.-]*/uy;
const ABBREVIATION = /(?:e\.g|i\.e|w\.r\.t|a\.k\.a)\b\.?/uy;
// `mathcal O`, `widetildeTheta`: the letter lost its braces.
const STYLED = new RegExp(
  String.raw`\\?(?:(?:${LETTER_STYLES})\s?|tilde\s(?=\w+\())\\?(?:[A-Z]|\p{Script=Greek}|Theta|Omega)(?![a-zA-Z])`,
  'uy',
);
const GREEK_LETTER = /\p{Script=Greek}/uy;
const WORD = /[\p{L}\p{M}]+/uy;
const NUMBER = /\d+(?:(?:[.,]|\{,\})\d+)*/uy;
const FUNCTION_AT_END = new RegExp(`(?:${FUNCTIONS_WITH_GROUP})$`, 'u');
const SPACE = /\s+/uy;
const SIGN = /[=<>+\-*/|±×·≤≥≈∈→∼≪≫∝−]/uy;

/** Splits a paragraph into tokens, in order and without gaps. Takes linear time, because all lookahead is bounded. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let from = 0; from < text.length; ) {
    const token = tokenAt(text, from, tokens);
    if (isLostDenominator(token)) discardNumerator(tokens);
    tokens.push(token);
    from += token.text.length;
  }
  return tokens;
}

function tokenAt(text: string, from: number, tokens: readonly Token[]): Token {
  const before = tokens.at(-1);
  const token = (kind: TokenKind, length: number, unambiguous = false): Token => ({
    kind,
    text: text.slice(from, from + length),
    from,
    unambiguous,
  });
  const space = lengthAt(SPACE, text, from);
  if (space > 0) return token('space', space);
  const address = lengthAt(ADDRESS, text, from);
  if (address > 0) return token('word', address);
  const abbreviation = lengthAt(ABBREVIATION, text, from);
  if (abbreviation > 0) return token('word', abbreviation);
  const script = scriptLength(text, from);
  if (script > 0) return classifyScript(text, from, script, before) ?? token('word', 1);
  const number = lengthAt(NUMBER, text, from);
  if (number > 0) return token('number', number);
  const styled = lengthAt(STYLED, text, from);
  if (styled > 0) return token('call', styled, true);
  const call = callLength(text, from);
  if (call > 0) return token('call', call, true);
  const run = lengthAt(RUN, text, from);
  if (run > 0) return classifyLetters(text, from, run, before);
  if (lengthAt(GREEK_LETTER, text, from) > 0) return token('letter', 1);
  const word = lengthAt(WORD, text, from);
  if (word > 0) return token('word', word);
  const braces = groupLength(text, from);
  if (braces > 0)
    return classifyGroup(text, from, braces, mayBeNumerator(before) && !endsWithFunction(tokens));
  const character = String.fromCodePoint(text.codePointAt(from) ?? 0);
  if (lengthAt(SIGN, text, from) > 0) return token('operator', 1);
  if ('(['.includes(character)) return token('open', 1);
  if (')]'.includes(character)) return token('close', 1);
  return token(/[,.;:!?'"%~]/u.test(character) ? 'punctuation' : 'word', character.length);
}

/**
 * The token of braces around a symbol, a capital letter or numbers. The denominator of a lost fraction is one word with its
 * braces. Any other brace is a word of its own.
 */
function classifyGroup(text: string, from: number, length: number, isBehindOperand: boolean): Token {
  const inner = text.slice(from + 1, from + length - 1).trim();
  if (
    isBehindOperand &&
    mayBeDenominator(inner) &&
    !isUnit(inner, text.slice(from + length, from + length + 2))
  )
    return { kind: 'word', text: text.slice(from, from + length), from, unambiguous: false };
  const unambiguous =
    isCommand(inner.replace(/^\\/u, '')) ||
    /^(?:bf|cal|rm)\s+\w{1,2}$/u.test(inner) ||
    /^[=<>+\-×∼]$/u.test(inner);
  const kind = unambiguous || /^[A-Z]$/u.test(inner) || /^[-+\d.,\s]+$/u.test(inner) ? 'group' : 'word';
  return { kind, text: text.slice(from, from + (kind === 'word' ? 1 : length)), from, unambiguous };
}

/** `10{mu}m`: arXiv's form of the character µ. */
function isUnit(inner: string, after: string): boolean {
  return inner === 'mu' && /^[msgLlMFAVWHJ](?!\p{L})/u.test(after);
}

/** Whether a token may be the end of a numerator. */
function mayBeNumerator(token: Token | undefined): boolean {
  if (token?.kind === 'name') {
    const name = token.text.replace('\\', '');
    return !isFunction(name) && !INFIX.has(name);
  }
  return token !== undefined && ['letter', 'number', 'script', 'call'].includes(token.kind);
}

/** Whether the last tokens are a function with its scripts, as in `log^2{n}`, where the braces hold its argument. */
function endsWithFunction(tokens: readonly Token[]): boolean {
  let index = tokens.length - 1;
  while (tokens[index]?.kind === 'script') index--;
  const text = tokens[index]?.text ?? '';
  return FUNCTION_AT_END.test(text);
}

/** Whether a token is the denominator of a fraction that lost its command, see {@link classifyGroup}. */
function isLostDenominator(token: Token): boolean {
  return token.kind === 'word' && token.text.length > 1 && token.text.startsWith('{');
}

/** Turns the numerator of a lost fraction into words: a formula of the numerator alone would have another meaning. */
function discardNumerator(tokens: Token[]): void {
  for (let index = tokens.length - 1; mayBeNumerator(tokens[index]); index--) {
    const token = tokens[index];
    if (token !== undefined) tokens[index] = { ...token, kind: 'word', unambiguous: false };
  }
}
