const COMMAND = /\\(?:([A-Za-z]+)|([\s\S]?))/gu;
const ENVIRONMENT = /\\(?:begin|end)(?![A-Za-z])(?:\s*\{([^{}]*)\})?/gu;

/** The commands that a piece of TeX may have. */
export interface AllowedCommands {
  /** Whether it may have a command of letters, named without its backslash. `begin` and `end` are always allowed. */
  readonly isCommand: (name: string) => boolean;
  readonly isEnvironment: (name: string) => boolean;
  /** The commands of one sign, such as `,`. A space after a backslash is always allowed. */
  readonly signs: ReadonlySet<string>;
}

/**
 * Whether TeX has only commands that are allowed. TeX reads `^^5c` as a backslash, so `^^` is refused.
 */
export function hasOnlyCommands(tex: string, { isCommand, isEnvironment, signs }: AllowedCommands): boolean {
  if (tex.includes('^^')) return false;
  for (const [, name, sign = ''] of tex.matchAll(COMMAND))
    if (name === undefined ? !signs.has(sign) && !/\s/u.test(sign) : !isBracket(name) && !isCommand(name))
      return false;
  for (const [, name] of tex.matchAll(ENVIRONMENT))
    if (name === undefined || !isEnvironment(name)) return false;
  return true;
}

function isBracket(name: string): boolean {
  return name === 'begin' || name === 'end';
}

/** Whether braces match, counted as BibTeX counts them: also those after a backslash. */
export function hasMatchingBraces(tex: string): boolean {
  let depth = 0;
  for (const sign of tex) {
    if (sign === '{') depth++;
    else if (sign === '}' && --depth < 0) return false;
  }
  return depth === 0;
}
