import { lookUp } from '../../tables/lookup.ts';
import { isTextCommand } from './tokens.ts';

const IN_TEXT: Readonly<Record<string, string>> = { _: '\\_', '^': '\\textasciicircum{}' };

/**
 * Marks text in a formula as text. Only text can have formulas between dollars, so a group with dollars is text:
 * `\either{a}{if $x=1$}`. In text `_` and `^` are plain characters, which are escaped.
 */
export function repairTextMode(tokens: readonly string[]): string[] {
  const out = [...tokens];
  for (const [from, to] of bracePairs(tokens)) {
    const dollars = ownDollars(tokens, from, to);
    const isText = isTextCommand(tokens[from - 1] ?? '');
    if (isText && dollars.length === 0) {
      for (let at = from + 1; at < to; at++) out[at] = lookUp(IN_TEXT, tokens[at] ?? '') ?? out[at] ?? '';
    } else if (!isText && dollars.length > 0 && dollars.length % 2 === 0) {
      out[from] = '{\\text{';
      out[to] = '}}';
    }
  }
  return out;
}

/** The indices of matching braces. */
function bracePairs(tokens: readonly string[]): [number, number][] {
  const pairs: [number, number][] = [];
  const open: number[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token === '{') open.push(at);
    const opening = token === '}' ? open.pop() : undefined;
    if (opening !== undefined) pairs.push([opening, at]);
  }
  return pairs;
}

/** The indices of the dollars of a group that are in no group inside of it. */
function ownDollars(tokens: readonly string[], from: number, to: number): number[] {
  const places: number[] = [];
  let depth = 0;
  for (let at = from + 1; at < to; at++) {
    if (tokens[at] === '{') depth++;
    else if (tokens[at] === '}') depth--;
    else if (tokens[at] === '$' && depth === 0) places.push(at);
  }
  return places;
}
