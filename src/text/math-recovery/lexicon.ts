import { GREEK_LETTERS } from '../tex-syntax/greek-letters.ts';

/**
 * All word lists of math recovery. They hold the names of TeX's commands without the backslash, as in text that has lost its
 * backslashes. A name may also be an English word (`in`, `to`, `times`), so each list states in which context it is a command.
 */

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u));
}

/** The names as alternatives in a regular expression. */
function alternatives(names: ReadonlySet<string>): string {
  return [...names].join('|');
}

// The kinds of commands.

/** Commands with arguments in braces. Prose has none of them followed by a brace: `sqrt{n}`. */
export const WITH_ARGUMENTS = words(
  'mathbb mathcal mathbf mathrm mathsf mathit mathtt mathfrak mathscr boldsymbol operatorname frac tfrac dfrac sqrt ' +
    'overline underline widetilde widehat tilde hat bar vec dot ddot text textrm binom',
);

/** Commands without arguments that no prose has: `leq`, `varepsilon`. */
export const UNAMBIGUOUS = words(
  'leq geq neq infty cdot cdots ldots rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow ' +
    'longrightarrow mapsto subseteq supseteq varepsilon vartheta varphi otimes oplus odot setminus notin lfloor rfloor ' +
    'lceil rceil uparrow downarrow leqslant geqslant lesssim gtrsim langle rangle triangleq',
);

/** Letters with a name, which stand for variables. Most are English words or names too. */
export const GREEK = words(`${GREEK_LETTERS} ell`);

/** Operators between two operands. */
export const INFIX = words(
  'times in to sim approx pm mp le ge ne ll gg propto mid cdot leq geq neq subset subseteq equiv rightarrow leftarrow ' +
    'leftrightarrow Rightarrow mapsto otimes oplus odot setminus notin cup cap wedge vee leqslant geqslant lesssim gtrsim ' +
    'triangleq',
);

/** Functions with upright names: `log n`. */
const FUNCTIONS = words(
  'log ln exp min max sup inf arg argmin argmax sin cos tan tanh det dim ker Pr lim sum prod int',
);

const OTHER_SYMBOLS = words(
  'top star circ dagger ast prime partial nabla forall exists bullet perp parallel quad ldots dots',
);

const COMMANDS: ReadonlySet<string> = new Set([
  ...WITH_ARGUMENTS,
  ...UNAMBIGUOUS,
  ...GREEK,
  ...INFIX,
  ...FUNCTIONS,
  ...OTHER_SYMBOLS,
]);

export function isCommand(name: string): boolean {
  return COMMANDS.has(name);
}

export function isFunction(name: string): boolean {
  return FUNCTIONS.has(name);
}

// Commands by their neighbours.

/** Infix operators whose name is an English word or ends many words. They count as operators only if their operands confirm it. */
export const WORD_OPERATORS = words('times in to mid sim approx le ge ne ll gg cup cap wedge vee pm subset');

/** Symbols that can be an operand: `n to infty`. */
export const OPERAND_SYMBOLS = words('infty ldots cdots nabla partial langle lfloor lceil ell');

/** Infix operators that begin a formula between two single letters: `m gg n`. */
export const LETTER_RELATIONS = words('gg ll propto circ oplus cdot cup cap');

/** Commands right after a number: `4times`, `2sigma`. */
export const AFTER_NUMBER = words('times sim pm cdot pi sigma');

/** Infix operators right before a number: `sim40`. */
export const BEFORE_NUMBER = words('sim approx le ge');

/** Infix operators that are glued to their operand: `mtimes`, `alphasim`. */
export const GLUED_INFIX = words('times gg ll sim approx');

/** Glued infix operators after a single letter; `xsim` and `xll` may be names. */
export const GLUED_AFTER_LETTER = words('times approx');

/** Greek letters that are glued to a letter and have a script: `nepsilon^{-1}`. */
export const GREEK_AFTER_LETTER = words('epsilon lambda delta gamma alpha theta sigma omega kappa');

/** Unambiguous commands whose names are parts of English words: `noting`, `wrangler`, `quadrangle`. */
export const PARTS_OF_ENGLISH_WORDS = words('notin langle rangle odot oplus');

/** Functions that take a subscript without braces: `sum_k`. */
export const INDEXED_FUNCTIONS = words('sum prod int max min log lim inf sup argmax argmin arg');

/** Names that are labels when alone in a script: `x_{in}`, `v_{max}`. */
export const SCRIPT_LABELS = words(
  'in to out sim text times mid min max bar hat vec dot arg log exp partial parallel star top prime exists dots',
);

/** Labels that are functions: `x_{\max}`. */
export const FUNCTION_LABELS = words('min max');

/** Names that are symbols when alone in a superscript: `x^{star}`. */
export const SUPERSCRIPT_SYMBOLS = words('star top prime');

// Symbols that are not a denominator in braces after a number: `3{star}`.
const STANDALONE_SYMBOL =
  /^(?:leq\w*|geq\w*|neq|infty|star|top|circ|dagger|ast|prime|bullet|perp|parallel|quad|[lc]?dots|\w*arrow|triangleq|mapsto)$/u;

export function isStandaloneSymbol(name: string): boolean {
  return STANDALONE_SYMBOL.test(name);
}

// Parts of patterns.

/** Functions that may have their argument in braces: `log^2{n}`. */
export const FUNCTIONS_WITH_GROUP = alternatives(words('log ln exp max min sup inf sin cos tan'));

/** Commands that style one letter, which lost its braces: `mathcal O`. */
export const LETTER_STYLES = alternatives(
  words('mathcal mathbb mathfrak mathscr widetilde widehat boldsymbol'),
);

/** Infix operators between two `!`, TeX's negative thin space: `x!in!S`. */
export const TIGHT_OPERATORS = alternatives(words('in to times leq geq sim approx cdot rightarrow'));
