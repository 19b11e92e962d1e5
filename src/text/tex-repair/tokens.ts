import { isShaper, isSymbol, styleOf } from '../tex-syntax/command-names.ts';

/** The role of a group in braces, by the token before it. `first` and `second` are the arguments of a fraction. */
export type BraceRole =
  | 'plain'
  | 'raised'
  | 'lowered'
  | 'letters'
  | 'words'
  | 'first'
  | 'second'
  | 'argument';

const FRACTIONS = set('frac dfrac tfrac cfrac sfrac nicefrac binom dbinom tbinom stackrel overset underset');
const ALPHABETS = set('mathcal mathbb mathfrak mathscr mathbbm mathds');
const TEXTS = set('text mbox hbox fbox textrm textit textbf textsf texttt textsc textnormal textup emph');
const UPRIGHT = set('mathrm mathit mathsf mathtt operatorname');
const SWITCHES = set(
  'rm bf it tt sf sc sl cal em scriptsize small footnotesize tiny normalsize large displaystyle textstyle scriptstyle',
);
const SIZES = set(
  'left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm',
);

function set(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

/** Splits a formula into its commands and characters. */
export function tokenizeTex(tex: string): string[] {
  return tex.match(/\\[A-Za-z]+|\\[\s\S]?|[^\\]/gu) ?? [];
}

/** Joins tokens, with a space between a command and a letter right after it. */
export function joinTokens(tokens: readonly string[]): string {
  let tex = '';
  let last = '';
  for (const token of tokens) {
    tex += /^\\[A-Za-z]+$/u.test(last) && /^[A-Za-z]/u.test(token) ? ` ${token}` : token;
    last = token;
  }
  return tex;
}

const nameOf = (token: string): string => (/^\\[A-Za-z]/u.test(token) ? token.slice(1) : '');

/** Whether a command changes the style of the rest of its group, as `\rm` does. */
export const isDeclaration = (token: string): boolean => SWITCHES.has(nameOf(token));
/** Whether a command only changes the alphabet of its letters, as `\mathcal` does. */
export const isAlphabet = (token: string): boolean => ALPHABETS.has(nameOf(token));
/** Whether the argument of a command is text, not a formula. */
export const isTextCommand = (token: string): boolean => TEXTS.has(nameOf(token));

/** Whether a command takes an argument; true for unknown commands. */
export function takesArgument(token: string): boolean {
  const name = nameOf(token);
  if (name === '' || SWITCHES.has(name) || SIZES.has(name)) return false;
  return isShaper(name) || styleOf(name) !== undefined || !isSymbol(name);
}

/** The role of a group that opens after `before`; `closed` is the role of the group that `before` closes, if it does. */
export function braceRole(before: string, closed: BraceRole | undefined): BraceRole {
  if (before === '^') return 'raised';
  if (before === '_') return 'lowered';
  if (before === ']' || /^\\[~'"`^=.]$/u.test(before)) return 'argument';
  if (before === '}') return closed === 'first' ? 'second' : closed === 'argument' ? 'argument' : 'plain';
  const name = nameOf(before);
  if (FRACTIONS.has(name)) return 'first';
  if (ALPHABETS.has(name)) return 'letters';
  if (TEXTS.has(name) || UPRIGHT.has(name)) return 'words';
  return takesArgument(before) ? 'argument' : 'plain';
}

const CLOSINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['{', ['}']],
  ['(', [')', ']']],
  ['[', [']', ')']],
  ['\\{', ['\\}']],
  ['\\lbrace', ['\\rbrace']],
  ['\\langle', ['\\rangle']],
  ['\\lfloor', ['\\rfloor']],
  ['\\lceil', ['\\rceil']],
]);

/** Whether a token is a visible opening bracket. */
export function opensBracket(token: string): boolean {
  return token !== '{' && CLOSINGS.has(token);
}

/** Whether `token` closes what `opening` opens; an interval may be open on one side, as in `[0,1)`. */
export function closesBracket(token: string, opening: string): boolean {
  return CLOSINGS.get(opening)?.includes(token) ?? false;
}

/**
 * The index after the operand at `at`, with its primes: a number, brackets with their content, a command with its arguments,
 * or a letter. `undefined` if a bracket is not closed.
 */
export function endOfOperand(tokens: readonly string[], at: number): number | undefined {
  const token = tokens[at] ?? '';
  let end: number | undefined = at + 1;
  if (token === '{' || opensBracket(token)) end = endOfGroup(tokens, at);
  else if (/^\d$/u.test(token)) while (/^[\d.]$/u.test(tokens[end] ?? '')) end++;
  else if (takesArgument(token)) {
    const isBraced = tokens[end] === '{' || tokens[end] === '[';
    while (end !== undefined && (tokens[end] === '{' || tokens[end] === '[')) end = endOfGroup(tokens, end);
    if (!isBraced && isAlphabet(token)) {
      while (tokens[end ?? 0] === ' ') end = (end ?? 0) + 1;
      end = endOfOperand(tokens, end ?? 0);
    }
  }
  while (end !== undefined && tokens[end] === "'") end++;
  return end;
}

/** The index after the token that closes the brace or bracket at `at`; `undefined` if none does. */
export function endOfGroup(tokens: readonly string[], at: number): number | undefined {
  const open: string[] = [];
  for (let index = at; index < tokens.length; index++) {
    const token = tokens[index] ?? '';
    if (token === '{' || opensBracket(token)) open.push(token);
    else if (closesBracket(token, open.at(-1) ?? '')) open.pop();
    else if (token === '}') return undefined;
    if (open.length === 0) return index + 1;
  }
  return undefined;
}
