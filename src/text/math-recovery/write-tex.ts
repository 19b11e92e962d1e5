import temml from 'temml';
import { GREEK, isCommand, partsOf, WITH_ARGUMENTS } from './lexicon.ts';
import { type Atom, atomsOf } from './tokenizer.ts';

/** A formula longer than this is none. */
const LONGEST = 600;
const DEEPEST = 4;

/** The atoms of a formula as TeX with its backslashes; nothing where that would not be a formula that can be set. */
export function texOf(atoms: readonly Atom[]): string | undefined {
  const tex = written(atoms, 0).trim();
  return tex.length <= LONGEST && canBeSet(tex) ? tex : undefined;
}

function canBeSet(tex: string): boolean {
  try {
    temml.renderToString(tex, { throwOnError: true });
    return true;
  } catch {
    return false;
  }
}

function written(atoms: readonly Atom[], depth: number): string {
  let tex = '';
  for (const [index, atom] of atoms.entries()) {
    const piece = pieceOf(atom, depth, atoms[index + 1]);
    const isSet = /\\in ?$/u.test(tex) && /^[RZNCQ]$/u.test(piece) && atoms[index + 1]?.kind === 'script';
    const apart = /\\[a-zA-Z]+$/u.test(tex) && /^[a-zA-Z]/u.test(piece) ? ' ' : '';
    tex += apart + (isSet ? `\\mathbb{${piece}}` : piece);
  }
  return tex;
}

function pieceOf(atom: Atom, depth: number, next: Atom | undefined): string {
  switch (atom.kind) {
    case 'space':
      return ' ';
    case 'name':
      return commandsOf(atom.text);
    case 'script':
      return scriptOf(atom.text, depth);
    case 'call':
      return callOf(atom.text, depth);
    case 'group':
      return groupOf(atom.text, depth);
    case 'word':
      return wordOf(atom.text, depth, next);
    case 'mark':
      return atom.text === '%' ? '\\%' : atom.text === '!' ? '' : atom.text;
    default:
      return atom.text;
  }
}

function commandsOf(run: string): string {
  if (run.startsWith('\\')) return run;
  return (partsOf(run) ?? [run])
    .map((part) => (part.length === 1 ? part : `\\${part}`))
    .join(' ')
    .replace(/ (?=\\)/gu, '');
}

function wordOf(text: string, depth: number, next: Atom | undefined): string {
  if (/^[A-Za-z]in$/u.test(text) && next?.kind === 'space') return `${text[0]} \\in`;
  const parts = depth > 0 ? partsOf(text) : undefined;
  if (parts?.some((part) => part.length > 3 && GREEK.has(part)) === true) return commandsOf(text);
  // `Phicirc`, unlike `into` and `notin`
  if (parts !== undefined && parts.length > 1 && parts.every((part) => part.length > 2))
    return commandsOf(text);
  if (depth > 0 && /^\p{L}{2,}$/u.test(text)) return `\\text{${text}}`;
  return /^[#&$_%]$/u.test(text) ? `\\${text}` : text;
}

function scriptOf(text: string, depth: number): string {
  const [sign, argument] = [text.slice(0, 1), text.slice(1)];
  const inside = argument.startsWith('{') ? argument.slice(1, -1) : argument;
  // A comma in front was a thin space, `\\,`.
  return `${sign}{${inner(inside.replace(/^,(?=[a-zA-Z])/u, ''), depth, sign)}}`;
}

/** The inside of braces. A word that is alone in a script is a label: `x_{in}` has nothing to do with sets. */
function inner(text: string, depth: number, sign = ''): string {
  if (depth >= DEEPEST) return text;
  if (/^(?:star|top|prime)$/u.test(text) && sign === '^') return `\\${text}`;
  if (
    /^(?:in|to|out|sim|text|times|mid|min|max|bar|hat|vec|dot|arg|log|exp|partial|parallel|star|top|prime|exists|dots)$/u.test(
      text,
    )
  ) {
    return /^(?:min|max)$/u.test(text) ? `\\${text}` : `\\text{${text}}`;
  }
  return written(atomsOf(text), depth + 1).trim();
}

function callOf(text: string, depth: number): string {
  const [name = ''] = /^\\?[a-zA-Z]+/u.exec(text) ?? [];
  const rest = text.slice(name.length);
  if (!rest.startsWith('{')) return styledOf(text);
  const command = `\\${name.replace('\\', '')}`;
  // A letter's style with more than letters in its braces is what is left of something else.
  if (/^\\math(?:cal|bb|frak|scr)/u.test(command) && !/^\{[a-zA-Z\d]+\}$/u.test(rest))
    return `{${inner(rest.slice(1, -1), depth)}}`;
  if (/^\\(?:math(?!bf)|text|operatorname)/u.test(command)) return command + rest;
  // Two arguments at most, and no brace outside of them.
  const groups = splitGroups(rest);
  return command + groups.map((group) => `{${inner(group, depth)}}`).join('');
}

/** `mathcal O`, `tilde Theta` */
function styledOf(text: string): string {
  const [, style = '', letter = ''] = /^\\?([a-z]+?)\s?\\?([A-Z][a-z]*|\p{Script=Greek})$/u.exec(text) ?? [];
  return `\\${style}{${letter.length > 1 ? '\\' : ''}${letter}}`;
}

function splitGroups(text: string): string[] {
  const groups: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{' && depth++ === 0) from = at + 1;
    else if (text[at] === '}' && --depth === 0) groups.push(text.slice(from, at));
  }
  return groups;
}

function groupOf(text: string, depth: number): string {
  const content = text.slice(1, -1).replace(/^\\(?=[A-Za-z]+$)/u, '');
  if (isCommand(content) && !WITH_ARGUMENTS.has(content)) return `{\\${content}}`;
  const [, style, letters] = /^(bf|cal|rm)\s+(\w{1,2})$/u.exec(content) ?? [];
  if (style !== undefined) return `\\math${style}{${letters}}`;
  const tex = inner(content, depth);
  return /[,\d]/u.test(content) && content.length > 1 ? `\\{${tex}\\}` : `{${tex}}`;
}
