import { WITH_ARGUMENTS } from './lexicon.ts';

/** A run of letters, with a backslash in front if one is left. */
export const RUN = /\\?[a-zA-Z]+/uy;

/** How many characters a sticky pattern matches at `from`; 0 if it does not. */
export function lengthAt(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0].length ?? 0;
}

const LONGEST_GROUP = 240;

/** The length of the group in braces at `from`, with its braces; 0 if there is none that closes within `longest`. */
export function groupLength(text: string, from: number, longest = LONGEST_GROUP): number {
  if (text[from] !== '{') return 0;
  let depth = 0;
  for (let at = from; at < text.length && at - from < longest; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at + 1 - from;
  }
  return 0;
}

/** The length of a command with all its arguments in braces at `from`; 0 if there is none. */
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
  // If a bracket opens outside of the arguments and closes in one of them, the braces belong to something else.
  if (!/^[^()]*(?:\([^()]*\)[^()]*)*$/u.test(text.slice(from, from + length))) return 0;
  return length;
}
