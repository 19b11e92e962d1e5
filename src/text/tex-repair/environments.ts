import { lookUp } from '../../tables/lookup.ts';

/** Environments that are not allowed inside of a formula, with those that replace them there. */
const WITHIN_LINES: Readonly<Record<string, string>> = {
  align: 'aligned',
  alignat: 'alignedat',
  flalign: 'aligned',
  split: 'aligned',
  gather: 'gathered',
  multline: 'gathered',
  eqnarray: 'array',
  tabular: 'array',
};
const LINES = /\\(begin|end)\{([a-z]+)\*?\}/gu;
// A matrix of plain TeX; its content may have braces of two levels.
const PLAIN_TEX = /\\(cases|p?matrix)\s*\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/gu;

/** Replaces environments that Temml does not render inside of a formula, and those of plain TeX. */
export function replaceEnvironments(tex: string): string {
  return tex
    .replace(PLAIN_TEX, '\\begin{$1}$2\\end{$1}')
    .replace(LINES, (found, side: string, name: string) => {
      if (name === 'equation' || name === 'displaymath' || name === 'math' || name === 'subequations')
        return '';
      const other = lookUp(WITHIN_LINES, name);
      if (other === undefined) return found;
      return `\\${side}{${other}}${side === 'begin' && name === 'eqnarray' ? '{rcl}' : ''}`;
    })
    .replace(/\\tag\*?\s*\{([^{}$]*)\}/gu, '\\quad\\text{($1)}');
}

/**
 * Removes all `\left` and `\right` if they do not match, so that their brackets get the plain size. TeX does the same if it
 * cannot measure a bracket (https://ctan.org/pkg/texbytopic, chapter 21).
 */
export function repairFences(tokens: readonly string[]): string[] {
  return areFencesMatched(tokens) ? [...tokens] : removeFences(tokens);
}

function areFencesMatched(tokens: readonly string[]): boolean {
  const open: string[] = [];
  for (const token of tokens) {
    if (token === '{' || token === '\\left') open.push(token);
    else if (token === '}' && open.pop() !== '{') return false;
    else if (token === '\\right' && open.pop() !== '\\left') return false;
    else if (token === '\\middle' && open.at(-1) !== '\\left') return false;
  }
  return open.length === 0;
}

function removeFences(tokens: readonly string[]): string[] {
  const out: string[] = [];
  let isBehindFence = false;
  for (const token of tokens) {
    const isFence = /^\\(?:left|right|middle)$/u.test(token);
    // The dot is an invisible bracket.
    if (!isFence && !(isBehindFence && token === '.')) out.push(token);
    isBehindFence = isFence || (isBehindFence && token === ' ');
  }
  return out;
}

// They hyphenate, adjust spaces, or place the limits of operators.
const IDLE = /^\\(?:[-/@]|(?:no)?limits)$/u;

/** Removes commands that have no effect in a formula, and a backslash without a name. */
export function removeIdleCommands(tokens: readonly string[]): string[] {
  return tokens.filter((token) => !IDLE.test(token) && token !== '\\');
}
