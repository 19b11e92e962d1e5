import { balanceBraces } from './braces.ts';
import { removeIdleCommands, repairFences, replaceEnvironments } from './environments.ts';
import { braceScripts, separateScripts } from './scripts.ts';
import { repairTextMode } from './text-mode.ts';
import { joinTokens, tokenizeTex } from './tokens.ts';

/** A longer text is not a formula: one of its dollars is missing. */
const LONGEST = 3000;

type Step = (tokens: readonly string[]) => readonly string[] | undefined;

const STEPS: readonly Step[] = [
  withoutLastBackslash,
  (tokens) => (isBalanced(tokens) ? tokens : balanceBraces(tokens)),
  repairTextMode,
  braceScripts,
  separateScripts,
  repairFences,
  (tokens) => tokenizeTex(replaceEnvironments(joinTokens(tokens))),
  removeIdleCommands,
];

/**
 * Yields repaired versions of a formula that cannot be rendered. Each one repairs one more kind of mistake, as TeX does, and
 * keeps the meaning. Ends at a mistake that could be repaired in two ways.
 */
export function* repairCandidates(tex: string): Generator<string> {
  if (tex.length > LONGEST) return;
  // A command without its argument is shown by its name, like undefined commands.
  const name = /^\\([A-Za-z]+)$/u.exec(tex.trim())?.[1];
  if (name !== undefined) {
    yield `\\text{\\textbackslash ${name}}`;
    return;
  }
  let before = tex;
  let tokens: readonly string[] | undefined = tokenizeTex(tex);
  for (const step of STEPS) {
    tokens = step(tokens);
    if (tokens === undefined) return;
    const after = joinTokens(tokens);
    if (after !== before) yield after;
    before = after;
  }
}

/** Removes a backslash at the end, which is left of a `\ ` at the end of a line. */
function withoutLastBackslash(tokens: readonly string[]): readonly string[] {
  return tokens.at(-1) === '\\' ? tokens.slice(0, -1) : tokens;
}

function isBalanced(tokens: readonly string[]): boolean {
  let depth = 0;
  for (const token of tokens) {
    if (token === '{') depth++;
    else if (token === '}' && --depth < 0) return false;
  }
  return depth === 0;
}
