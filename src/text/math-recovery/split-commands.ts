import { isCommand } from './lexicon.ts';

const LONGEST_COMMAND = 14;
const LONGEST_RUN = 40;

/**
 * Splits a run of letters into commands and single letters: `mtimes` is `m`, `times`, and `epsilonin` is `epsilon`, `in`.
 * The split with the fewest parts wins. `undefined` if two single letters would be adjacent, because these are a word.
 */
export function splitIntoCommands(run: string): readonly string[] | undefined {
  if (run.length > LONGEST_RUN) return undefined;
  if (isCommand(run)) return [run];
  // The best split of the first `end` letters, by `end`.
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= run.length; end++) {
    for (let start = Math.max(0, end - LONGEST_COMMAND); start < end; start++) {
      const before = best[start];
      const part = run.slice(start, end);
      if (before === undefined || !(part.length === 1 ? mayLetterFollow(before) : isCommand(part))) continue;
      const known = best[end];
      if (known === undefined || before.length + 1 < known.length) best[end] = [...before, part];
    }
  }
  const parts = best[run.length];
  return parts?.some((part) => part.length > 1) === true ? parts : undefined;
}

function mayLetterFollow(before: readonly string[]): boolean {
  const last = before.at(-1);
  return last === undefined || last.length > 1;
}
