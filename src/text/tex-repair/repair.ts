import { balanceBraces } from './braces.ts';
import { removeIdleCommands, repairFences, replaceEnvironments } from './environments.ts';
import { braceScripts, separateScripts } from './scripts.ts';
import { repairTextMode } from './text-mode.ts';
import { joinTokens, tokenizeTex } from './tokens.ts';

/** What is longer is no formula, but a text of which a dollar is missing. */
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
 * What a formula that cannot be set may be set as: what TeX makes of its mistakes, one kind of them after the other, as
 * long as it says what its author wrote. Nothing comes of a mistake that could be mended in two ways.
 */
export function* repairCandidates(tex: string): Generator<string> {
  if (tex.length > LONGEST) return;
  // A command that lacks its argument is shown by its name, as those are that no one defines.
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

/** `\ ` at the end of a line leaves its backslash. */
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
