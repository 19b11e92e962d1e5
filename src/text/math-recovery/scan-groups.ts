import { WITH_ARGUMENTS } from './lexicon.ts';

/** Letters, with a backslash where one is left. */
export const RUN = /\\?[a-zA-Z]+/uy;

/** How many characters a sticky pattern matches at `from`. */
export function lengthAt(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0].length ?? 0;
}

const LONGEST_GROUP = 240;

/** The length of what stands in braces at `from`, the braces included; 0 where none close before long. */
export function groupLength(text: string, from: number, longest = LONGEST_GROUP): number {
  if (text[from] !== '{') return 0;
  let depth = 0;
  for (let at = from; at < text.length && at - from < longest; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at + 1 - from;
  }
  return 0;
}

/** The length of a command with its arguments at `from`. */
export function callLength(text: string, from: number): number {
  const run = lengthAt(RUN, text, from);
  const name = text.slice(from, from + run).replace('\\', '');
  if (!WITH_ARGUMENTS.has(name)) return 0;
  let length = run;
  for (let left = /frac|binom/u.test(name) ? 2 : 1; left > 0; left--) {
    const group = groupLength(text, from + length);
    if (group === 0) return 0;
    length += group;
  }
  if (text[from + length] === '{') return 0;
  // A bracket that closes in the argument and opens before it: the braces belong to something else.
  if (!/^[^()]*(?:\([^()]*\)[^()]*)*$/u.test(text.slice(from, from + length))) return 0;
  return length;
}
