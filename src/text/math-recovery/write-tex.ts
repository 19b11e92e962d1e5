import temml from 'temml';
import {
  FUNCTION_LABELS,
  GREEK,
  isCommand,
  SCRIPT_LABELS,
  SUPERSCRIPT_SYMBOLS,
  WITH_ARGUMENTS,
} from './lexicon.ts';
import { splitIntoCommands } from './split-commands.ts';
import type { Token } from './token.ts';
import { tokenize } from './tokenizer.ts';

/** A longer text is not a formula. */
const LONGEST = 600;
const DEEPEST = 4;

/** The tokens of a formula as TeX with its backslashes; `undefined` if the formula cannot be rendered. */
export function toTex(tokens: readonly Token[]): string | undefined {
  const tex = writeTokens(tokens, 0).trim();
  return tex.length <= LONGEST && canRender(tex) ? tex : undefined;
}

function canRender(tex: string): boolean {
  try {
    temml.renderToString(tex, { throwOnError: true });
    return true;
  } catch {
    return false;
  }
}

function writeTokens(tokens: readonly Token[], depth: number): string {
  let tex = '';
  for (const [index, token] of tokens.entries()) {
    // The patterns below read all of the text for each token. Such a long text is no formula, even without spaces at its ends.
    if (tex.length > 2 * LONGEST) break;
    const piece = writeToken(token, depth, tokens[index + 1]);
    const isNumberSet =
      /\\in ?$/u.test(tex) && /^[RZNCQ]$/u.test(piece) && tokens[index + 1]?.kind === 'script';
    const gap = /\\[a-zA-Z]+$/u.test(tex) && /^[a-zA-Z]/u.test(piece) ? ' ' : '';
    tex += gap + (isNumberSet ? `\\mathbb{${piece}}` : piece);
  }
  return tex;
}

function writeToken(token: Token, depth: number, next: Token | undefined): string {
  switch (token.kind) {
    case 'space':
      return ' ';
    case 'name':
      return writeCommands(token.text);
    case 'script':
      return writeScript(token.text, depth);
    case 'call':
      return writeCall(token.text, depth);
    case 'group':
      return writeGroup(token.text, depth);
    case 'word':
      return writeWord(token.text, depth, next);
    case 'punctuation':
      return token.text === '%' ? '\\%' : token.text === '!' ? '' : token.text;
    default:
      return token.text;
  }
}

function writeCommands(run: string): string {
  if (run.startsWith('\\')) return run;
  return (splitIntoCommands(run) ?? [run])
    .map((part) => (part.length === 1 ? part : `\\${part}`))
    .join(' ')
    .replace(/ (?=\\)/gu, '');
}

function writeWord(text: string, depth: number, next: Token | undefined): string {
  if (/^[A-Za-z]in$/u.test(text) && next?.kind === 'space') return `${text[0]} \\in`;
  const parts = depth > 0 ? splitIntoCommands(text) : undefined;
  if (parts?.some((part) => part.length > 3 && GREEK.has(part)) === true) return writeCommands(text);
  // `Phicirc` is two commands; `into` and `notin` are one.
  if (parts !== undefined && parts.length > 1 && parts.every((part) => part.length > 2))
    return writeCommands(text);
  if (depth > 0 && /^\p{L}{2,}$/u.test(text)) return `\\text{${text}}`;
  return /^[#&$_%]$/u.test(text) ? `\\${text}` : text;
}

function writeScript(text: string, depth: number): string {
  const [sign, argument] = [text.slice(0, 1), text.slice(1)];
  const inside = argument.startsWith('{') ? argument.slice(1, -1) : argument;
  // A comma before it was the thin space `\\,`.
  return `${sign}{${writeInside(inside.replace(/^,(?=[a-zA-Z])/u, ''), depth, sign)}}`;
}

/**
 * The content of braces. A name alone in a script is a label: `x_{in}` is an input.
 * @param sign the `^` or `_` before the braces of a script.
 */
function writeInside(text: string, depth: number, sign = ''): string {
  if (depth >= DEEPEST) return text;
  if (SUPERSCRIPT_SYMBOLS.has(text) && sign === '^') return `\\${text}`;
  if (SCRIPT_LABELS.has(text)) return FUNCTION_LABELS.has(text) ? `\\${text}` : `\\text{${text}}`;
  return writeTokens(tokenize(text), depth + 1).trim();
}

function writeCall(text: string, depth: number): string {
  const [name = ''] = /^\\?[a-zA-Z]+/u.exec(text) ?? [];
  const rest = text.slice(name.length);
  if (!rest.startsWith('{')) return writeStyledLetter(text);
  const command = `\\${name.replace('\\', '')}`;
  // If the braces after a style for letters hold more than letters, they belong to something else.
  if (/^\\math(?:cal|bb|frak|scr)/u.test(command) && !/^\{[a-zA-Z\d]+\}$/u.test(rest))
    return `{${writeInside(rest.slice(1, -1), depth)}}`;
  if (/^\\(?:math(?!bf)|text|operatorname)/u.test(command)) return command + rest;
  // There are two arguments at most, and no brace outside of them.
  const groups = splitGroups(rest);
  return command + groups.map((group) => `{${writeInside(group, depth)}}`).join('');
}

/** `mathcal O`, `tilde Theta` */
function writeStyledLetter(text: string): string {
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

function writeGroup(text: string, depth: number): string {
  const content = text.slice(1, -1).replace(/^\\(?=[A-Za-z]+$)/u, '');
  if (isCommand(content) && !WITH_ARGUMENTS.has(content)) return `{\\${content}}`;
  const [, style, letters] = /^(bf|cal|rm)\s+(\w{1,2})$/u.exec(content) ?? [];
  if (style !== undefined) return `\\math${style}{${letters}}`;
  const tex = writeInside(content, depth);
  return /[,\d]/u.test(content) && content.length > 1 ? `\\{${tex}\\}` : `{${tex}}`;
}
