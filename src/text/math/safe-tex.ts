import temml from 'temml';
import { FORMULA_MACROS } from './macros.ts';
import { memoize } from './memoize.ts';

/**
 * Commands that Temml knows and that do more than set a formula: they define commands, expand others, open groups, name places, load
 * files, or read what follows in another way.
 */
const MORE_THAN_MATH = new Set(
  (
    'def edef gdef xdef let futurelet newcommand renewcommand providecommand global long char noexpand expandafter begingroup endgroup ' +
    'bgroup egroup label ref eqref tag notag nonumber verb href url class id style data includegraphics definecolor message errmessage ' +
    'show toggle endtoggle'
  ).split(' '),
);
/** Commands of one sign: spaces, delimiters, the end of a row, and signs that are special elsewhere. */
const SIGNS = new Set([...',;:!>|{}%#$&_\\ ']);
const COMMAND = /\\(?:([A-Za-z]+)|([\s\S]?))/gu;
const ENVIRONMENT = /\\(?:begin|end)(?![A-Za-z])(?:\s*\{([^{}]*)\})?/gu;
/** Signs that are special outside of formulas too: TeX reads `^^5c` as a backslash, and a comment takes the end of the line away. */
const SPECIAL = /\^\^|(?<!\\)(?:\\\\)*[%#]|\p{Cc}/u;

/**
 * Whether LaTeX can set a formula without doing anything else. A bibliography ends up in a document of somebody who has not read it, so
 * every command must be one of mathematics: `\input`, `\write` and `\def` are not, nor is a command that nobody knows.
 */
export function isSafeTex(tex: string): boolean {
  if (SPECIAL.test(tex.replace(/\s/gu, ' '))) return false;
  for (const [, name, sign = ''] of tex.matchAll(COMMAND))
    if (name === undefined ? !SIGNS.has(sign) && !/\s/u.test(sign) : !isMathCommand(name)) return false;
  for (const [, name] of tex.matchAll(ENVIRONMENT))
    if (name === undefined || !isMathEnvironment(name)) return false;
  return true;
}

const isMathCommand = memoize(
  (name) =>
    !MORE_THAN_MATH.has(name) &&
    (name === 'begin' ||
      name === 'end' ||
      Object.hasOwn(FORMULA_MACROS, `\\${name}`) ||
      !/Unsupported function name|Undefined control sequence|not trusted/u.test(errorOf(`\\${name}`))),
);

const isMathEnvironment = memoize(
  (name) =>
    /^[a-z]+\*?$/iu.test(name) && !errorOf(`\\begin{${name}}\\end{${name}}`).includes('No such environment'),
);

function errorOf(tex: string): string {
  try {
    temml.renderToString(tex, { displayMode: true, throwOnError: true });
    return '';
  } catch (error) {
    return String(error);
  }
}
