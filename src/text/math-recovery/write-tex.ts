import temml from 'temml';
import { GREEK, isCommand, splitIntoCommands, WITH_ARGUMENTS } from './lexicon.ts';
import type { Token } from './token.ts';
import { tokenize } from './tokenizer.ts';

/** A formula longer than this is none. */
const LONGEST = 600;
const DEEPEST = 4;

/** The tokens of a formula as TeX with its backslashes; nothing where that would not be a formula that can be set. */
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
    const piece = writeToken(token, depth, tokens[index + 1]);
    const isSet = /\\in ?$/u.test(tex) && /^[RZNCQ]$/u.test(piece) && tokens[index + 1]?.kind === 'script';
    const apart = /\\[a-zA-Z]+$/u.test(tex) && /^[a-zA-Z]/u.test(piece) ? ' ' : '';
    tex += apart + (isSet ? `\\mathbb{${piece}}` : piece);
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
  // `Phicirc`, unlike `into` and `notin`
  if (parts !== undefined && parts.length > 1 && parts.every((part) => part.length > 2))
    return writeCommands(text);
  if (depth > 0 && /^\p{L}{2,}$/u.test(text)) return `\\text{${text}}`;
  return /^[#&$_%]$/u.test(text) ? `\\${text}` : text;
}

function writeScript(text: string, depth: number): string {
  const [sign, argument] = [text.slice(0, 1), text.slice(1)];
  const inside = argument.startsWith('{') ? argument.slice(1, -1) : argument;
  // A comma in front was a thin space, `\\,`.
  return `${sign}{${writeInside(inside.replace(/^,(?=[a-zA-Z])/u, ''), depth, sign)}}`;
}

/** The inside of braces. A word that is alone in a script is a label: `x_{in}` has nothing to do with sets. */
function writeInside(text: string, depth: number, sign = ''): string {
  if (depth >= DEEPEST) return text;
  if (/^(?:star|top|prime)$/u.test(text) && sign === '^') return `\\${text}`;
  if (
    /^(?:in|to|out|sim|text|times|mid|min|max|bar|hat|vec|dot|arg|log|exp|partial|parallel|star|top|prime|exists|dots)$/u.test(
      text,
    )
  ) {
    return /^(?:min|max)$/u.test(text) ? `\\${text}` : `\\text{${text}}`;
  }
  return writeTokens(tokenize(text), depth + 1).trim();
}

function writeCall(text: string, depth: number): string {
  const [name = ''] = /^\\?[a-zA-Z]+/u.exec(text) ?? [];
  const rest = text.slice(name.length);
  if (!rest.startsWith('{')) return writeStyledLetter(text);
  const command = `\\${name.replace('\\', '')}`;
  // A letter's style with more than letters in its braces is what is left of something else.
  if (/^\\math(?:cal|bb|frak|scr)/u.test(command) && !/^\{[a-zA-Z\d]+\}$/u.test(rest))
    return `{${writeInside(rest.slice(1, -1), depth)}}`;
  if (/^\\(?:math(?!bf)|text|operatorname)/u.test(command)) return command + rest;
  // Two arguments at most, and no brace outside of them.
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
