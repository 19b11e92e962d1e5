import { runAtom } from './classify-letters.ts';
import { scriptAtom, scriptLength } from './classify-scripts.ts';
import { mayBeBelow } from './fractions.ts';
import { BETWEEN, isCommand, isFunction } from './lexicon.ts';
import { callLength, groupLength, lengthAt, RUN } from './scan-groups.ts';

/**
 * What a piece of text may be in a formula: `letter` a quantity of one letter, `name` a command that is a word too,
 * `script` with its `^` or `_`, `call` a command with its arguments, `word` what is in no formula.
 */
export type Kind =
  | 'space'
  | 'number'
  | 'letter'
  | 'name'
  | 'script'
  | 'call'
  | 'group'
  | 'operator'
  | 'open'
  | 'close'
  | 'mark'
  | 'word';

/** A piece of a paragraph; `sure` where no prose has it. */
export interface Atom {
  readonly kind: Kind;
  readonly text: string;
  readonly from: number;
  readonly sure: boolean;
}

const ADDRESS = /(?:https?:\/\/|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.\w[\w.-]*/uy;
const ABBREVIATION = /(?:e\.g|i\.e|w\.r\.t|a\.k\.a)\b\.?/uy;
// `mathcal O`, `widetildeTheta`: a letter that lost its braces.
const STYLED =
  /\\?(?:(?:mathcal|mathbb|mathfrak|mathscr|widetilde|widehat|boldsymbol)\s?|tilde\s(?=\w+\())\\?(?:[A-Z]|\p{Script=Greek}|Theta|Omega)(?![a-zA-Z])/uy;
const GREEK_LETTER = /\p{Script=Greek}/uy;
const WORD = /[\p{L}\p{M}]+/uy;
const NUMBER = /\d+(?:(?:[.,]|\{,\})\d+)*/uy;
const SPACE = /\s+/uy;
const SIGN = /[=<>+\-*/|±×·≤≥≈∈→∼≪≫∝−]/uy;

/** The pieces of a paragraph, in order and without a gap. Every look ahead is bounded. */
export function atomsOf(text: string): Atom[] {
  const atoms: Atom[] = [];
  for (let from = 0; from < text.length; ) {
    const atom = atomAt(text, from, atoms);
    if (isBelow(atom)) forgetQuantity(atoms);
    atoms.push(atom);
    from += atom.text.length;
  }
  return atoms;
}

function atomAt(text: string, from: number, atoms: readonly Atom[]): Atom {
  const before = atoms.at(-1);
  const atom = (kind: Kind, length: number, sure = false): Atom => ({
    kind,
    text: text.slice(from, from + length),
    from,
    sure,
  });
  const space = lengthAt(SPACE, text, from);
  if (space > 0) return atom('space', space);
  const address = lengthAt(ADDRESS, text, from);
  if (address > 0) return atom('word', address);
  const abbreviation = lengthAt(ABBREVIATION, text, from);
  if (abbreviation > 0) return atom('word', abbreviation);
  const script = scriptLength(text, from);
  if (script > 0) return scriptAtom(text, from, script, before) ?? atom('word', 1);
  const number = lengthAt(NUMBER, text, from);
  if (number > 0) return atom('number', number);
  const styled = lengthAt(STYLED, text, from);
  if (styled > 0) return atom('call', styled, true);
  const call = callLength(text, from);
  if (call > 0) return atom('call', call, true);
  const run = lengthAt(RUN, text, from);
  if (run > 0) return runAtom(text, from, run, before);
  if (lengthAt(GREEK_LETTER, text, from) > 0) return atom('letter', 1);
  const word = lengthAt(WORD, text, from);
  if (word > 0) return atom('word', word);
  const braces = groupLength(text, from);
  if (braces > 0) return groupAtom(text, from, braces, isOperand(before) && !isOfFunction(atoms));
  const character = String.fromCodePoint(text.codePointAt(from) ?? 0);
  if (lengthAt(SIGN, text, from) > 0) return atom('operator', 1);
  if ('(['.includes(character)) return atom('open', 1);
  if (')]'.includes(character)) return atom('close', 1);
  return atom(/[,.;:!?'"%~]/u.test(character) ? 'mark' : 'word', character.length);
}

/** What stands in braces: a sign, a capital or numbers; any other brace stands for itself. */
function groupAtom(text: string, from: number, length: number, isBehindQuantity: boolean): Atom {
  const inner = text.slice(from + 1, from + length - 1).trim();
  if (isBehindQuantity && mayBeBelow(inner) && !isUnit(inner, text.slice(from + length, from + length + 2)))
    return { kind: 'word', text: text.slice(from, from + length), from, sure: false };
  const sure =
    isCommand(inner.replace(/^\\/u, '')) ||
    /^(?:bf|cal|rm)\s+\w{1,2}$/u.test(inner) ||
    /^[=<>+\-×∼]$/u.test(inner);
  const kind = sure || /^[A-Z]$/u.test(inner) || /^[-+\d.,\s]+$/u.test(inner) ? 'group' : 'word';
  return { kind, text: text.slice(from, from + (kind === 'word' ? 1 : length)), from, sure };
}

/** `10{mu}m`: arXiv turns a letter µ into that. */
function isUnit(inner: string, after: string): boolean {
  return inner === 'mu' && /^[msgLlMFAVWHJ](?!\p{L})/u.test(after);
}

function isOperand(atom: Atom | undefined): boolean {
  if (atom?.kind === 'name') {
    const name = atom.text.replace('\\', '');
    return !isFunction(name) && !BETWEEN.has(name);
  }
  return atom !== undefined && ['letter', 'number', 'script', 'call'].includes(atom.kind);
}

/** Whether the latest atoms are a function with its scripts, as in `log^2{n}`. */
function isOfFunction(atoms: readonly Atom[]): boolean {
  let index = atoms.length - 1;
  while (atoms[index]?.kind === 'script') index--;
  const text = atoms[index]?.text ?? '';
  return /(?:log|ln|exp|max|min|sup|inf|sin|cos|tan)$/u.test(text);
}

/** Whether an atom is what stood below the line of a fraction that was lost. */
function isBelow(atom: Atom): boolean {
  return atom.kind === 'word' && atom.text.length > 1 && atom.text.startsWith('{');
}

/** What a lost fraction had above its line is in no formula: without the line it would say something else. */
function forgetQuantity(atoms: Atom[]): void {
  for (let index = atoms.length - 1; isOperand(atoms[index]); index--) {
    const atom = atoms[index];
    if (atom !== undefined) atoms[index] = { ...atom, kind: 'word', sure: false };
  }
}
