import temml from 'temml';
import { hasOnlyCommands } from '../tex-syntax/only-commands.ts';
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
/** Signs that are special outside of formulas too: a comment takes the end of the line away. */
const SPECIAL = /(?<!\\)(?:\\\\)*[%#]|\p{Cc}/u;

/**
 * Whether LaTeX can set a formula without doing anything else. A bibliography ends up in a document of somebody who has not read it, so
 * every command must be one of mathematics: `\input`, `\write` and `\def` are not, nor is a command that nobody knows.
 */
export function isSafeTex(tex: string): boolean {
  return (
    !SPECIAL.test(tex.replace(/\s/gu, ' ')) &&
    hasOnlyCommands(tex, { isCommand: isMathCommand, isEnvironment: isMathEnvironment, signs: SIGNS })
  );
}

const isMathCommand = memoize(
  (name) =>
    !MORE_THAN_MATH.has(name) &&
    (Object.hasOwn(FORMULA_MACROS, `\\${name}`) ||
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
