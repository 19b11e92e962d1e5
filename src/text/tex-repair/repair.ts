import { withBraces } from './braces.ts';
import { withEnvironments, withFences, withoutIdle } from './environments.ts';
import { withScriptsApart, withScriptsBraced } from './scripts.ts';
import { withWords } from './text-mode.ts';
import { sourceOf, tokensOf } from './tokens.ts';

/** What is longer is no formula, but a text of which a dollar is missing. */
const LONGEST = 3000;

type Step = (tokens: readonly string[]) => readonly string[] | undefined;

const STEPS: readonly Step[] = [
  withoutLastBackslash,
  (tokens) => (isBalanced(tokens) ? tokens : withBraces(tokens)),
  withWords,
  withScriptsBraced,
  withScriptsApart,
  withFences,
  (tokens) => tokensOf(withEnvironments(sourceOf(tokens))),
  withoutIdle,
];

/**
 * What a formula that cannot be set may be set as: what TeX makes of its mistakes, one kind of them after the other, as
 * long as it says what its author wrote. Nothing comes of a mistake that could be mended in two ways.
 */
export function* recoveriesOf(tex: string): Generator<string> {
  if (tex.length > LONGEST) return;
  // A command that lacks its argument is shown by its name, as those are that no one defines.
  const name = /^\\([A-Za-z]+)$/u.exec(tex.trim())?.[1];
  if (name !== undefined) {
    yield `\\text{\\textbackslash ${name}}`;
    return;
  }
  let before = tex;
  let tokens: readonly string[] | undefined = tokensOf(tex);
  for (const step of STEPS) {
    tokens = step(tokens);
    if (tokens === undefined) return;
    const after = sourceOf(tokens);
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
