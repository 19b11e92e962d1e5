import { isTextCommand } from './tokens.ts';

const IN_TEXT: Readonly<Record<string, string>> = { _: '\\_', '^': '\\textasciicircum{}' };

/**
 * The tokens with what is text set as text. A dollar may stand in a formula only where text does, so a group with formulas
 * of its own is text: `\either{a}{if $x=1$}`. In text `_` and `^` are plain signs.
 */
export function repairTextMode(tokens: readonly string[]): string[] {
  const out = [...tokens];
  for (const [from, to] of bracePairs(tokens)) {
    const dollars = ownDollars(tokens, from, to);
    const isText = isTextCommand(tokens[from - 1] ?? '');
    if (isText && dollars.length === 0) {
      for (let at = from + 1; at < to; at++) out[at] = IN_TEXT[tokens[at] ?? ''] ?? out[at] ?? '';
    } else if (!isText && dollars.length > 0 && dollars.length % 2 === 0) {
      out[from] = '{\\text{';
      out[to] = '}}';
    }
  }
  return out;
}

/** Where each brace that opens closes, by their places among the tokens. */
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

/** The places of the dollars of a group that are in no group inside of it. */
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
