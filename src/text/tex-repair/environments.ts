/** Environments of whole lines, by those that a renderer sets within a line. */
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
// One that holds no braces but those of scripts and the like.
const PLAIN_TEX = /\\(cases|p?matrix)\s*\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/gu;

/** A formula with the environments that a renderer sets in place of others, those of plain TeX among them. */
export function withEnvironments(tex: string): string {
  return tex
    .replace(PLAIN_TEX, '\\begin{$1}$2\\end{$1}')
    .replace(LINES, (found, side: string, name: string) => {
      if (name === 'equation' || name === 'displaymath' || name === 'math' || name === 'subequations')
        return '';
      const other = WITHIN_LINES[name];
      if (other === undefined) return found;
      return `\\${side}{${other}}${side === 'begin' && name === 'eqnarray' ? '{rcl}' : ''}`;
    })
    .replace(/\\tag\*?\s*\{([^{}$]*)\}/gu, '\\quad\\text{($1)}');
}

/**
 * The tokens with brackets of plain size where `\left` lacks its `\right`, or one of them its group: TeX too sets a bracket
 * that it cannot measure (https://ctan.org/pkg/texbytopic, chapter 21).
 */
export function withFences(tokens: readonly string[]): string[] {
  return isFenced(tokens) ? [...tokens] : withoutFences(tokens);
}

function isFenced(tokens: readonly string[]): boolean {
  const open: string[] = [];
  for (const token of tokens) {
    if (token === '{' || token === '\\left') open.push(token);
    else if (token === '}' && open.pop() !== '{') return false;
    else if (token === '\\right' && open.pop() !== '\\left') return false;
    else if (token === '\\middle' && open.at(-1) !== '\\left') return false;
  }
  return open.length === 0;
}

function withoutFences(tokens: readonly string[]): string[] {
  const out: string[] = [];
  let isBehindFence = false;
  for (const token of tokens) {
    const isFence = /^\\(?:left|right|middle)$/u.test(token);
    // The bracket that is not to be seen.
    if (!isFence && !(isBehindFence && token === '.')) out.push(token);
    isBehindFence = isFence || (isBehindFence && token === ' ');
  }
  return out;
}

// They break words and lines, and move limits, of which only operators have some.
const IDLE = /^\\(?:[-/@]|(?:no)?limits)$/u;

/** The tokens without commands that TeX passes over in a formula, and without a backslash at the end. */
export function withoutIdle(tokens: readonly string[]): string[] {
  return tokens.filter((token) => !IDLE.test(token) && token !== '\\');
}
