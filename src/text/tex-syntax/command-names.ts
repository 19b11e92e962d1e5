import { GREEK_LETTERS } from './greek-letters.ts';

/** The commands that authors use outside of formulas, by effect. Names are without the backslash. */

export type Style = 'emphasis' | 'strong' | 'code' | 'upright';

const STYLES = styles({
  emphasis: 'emph textit textsl em it sl itshape slshape',
  strong: 'textbf bf bfseries',
  code: 'texttt tt ttfamily code lstinline',
  upright:
    'textsc textrm textsf textnormal textup text textmd underline uline uppercase lowercase mbox hbox fbox ' +
    'sc rm sf scshape rmfamily sffamily normalfont upshape mdseries small footnotesize scriptsize tiny large Large ' +
    'LARGE huge Huge normalsize mathrm mathit mathsf mathtt mathbf mathnormal operatorname centering ' +
    'raggedright boldmath protect relax noindent indent bold boldsymbol ensuremath xspace',
});

// Unlike `\emph`, `\em` has no argument: it changes the rest of its group.
const DECLARATIONS = set(
  'em it sl bf tt sc rm sf itshape slshape bfseries ttfamily scshape rmfamily sffamily normalfont upshape mdseries ' +
    'small footnotesize scriptsize tiny large Large LARGE huge Huge normalsize centering raggedright boldmath protect ' +
    'relax noindent indent xspace',
);

// Neither they nor their arguments are shown.
const OMITTED = set(
  'cite citep citet citealp citealt citeauthor citeyear citeyearpar citenum citeA citeN parencite textcite autocite ' +
    'footcite nocite onlinecite shortcite fullcite ref eqref autoref cref Cref pageref label bibitem bibliography ' +
    'bibliographystyle input include usepackage documentclass index pagestyle thispagestyle supercite smartcite fullcite ' +
    'citetitle citedate citeurl citefullauthor footfullcite textcites parencites autocites Cite Citet Citep Citealt Citealp ' +
    'Citeauthor Textcite Parencite Autocite vref Vref labelcref glsadd glsunset glsreset',
);

const NOTES = set('footnote thanks footnotetext');
// They control line breaks and sizes, or end a word.
const SILENT = set(
  'unskip ignorespaces leavevmode allowbreak nobreak strut mathstrut sloppy selectfont fi else textcompwordmark nobreakdash ' +
    'displaystyle textstyle scriptstyle hss vfill clearpage maketitle tableofcontents appendix',
);
const SPACES = set(
  'quad qquad enspace thinspace par newline linebreak newblock hfill hfil medskip smallskip bigskip newpage space null ' +
    'nobreakspace textvisiblespace',
);
const FORMULA_ENVIRONMENTS = set(
  'equation equation* align align* eqnarray eqnarray* gather gather* multline multline* displaymath math flalign flalign*',
);

// Commands that only formulas have. Authors forget the dollars around them.
const SYMBOLS = set(
  `${GREEK_LETTERS} eps varpi varrho varsigma ` +
    'times div pm mp cdot cdots ldots ast star circ bullet oplus otimes odot wedge vee cap cup setminus sim simeq approx ' +
    'cong equiv propto leq geq le ge ll gg lesssim gtrsim neq ne in notin ni subset subseteq supset supseteq infty partial nabla ' +
    'forall exists neg emptyset varnothing aleph hbar ell Re Im to rightarrow leftarrow Rightarrow Leftarrow ' +
    'leftrightarrow Leftrightarrow longrightarrow mapsto uparrow downarrow perp parallel mid sum prod int oint ' +
    'log ln exp sin cos tan min max lim sup inf det dim ker deg gcd arg Pr angle triangle square dagger ddagger prime ' +
    'lceil rceil lfloor rfloor langle rangle bigcup bigcap lim sharp flat odot star Box models vdash lbrace rbrace implies iff',
);
// Math commands with arguments.
const SHAPERS = set(
  'frac sqrt binom mathbb mathcal mathfrak mathscr hat widehat tilde widetilde bar overline vec dot ddot dfrac tfrac ' +
    'stackrel overset underset check acute grave breve mathring',
);

function set(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

function styles(names: Readonly<Record<Style, string>>): ReadonlyMap<string, Style> {
  const kinds = ['emphasis', 'strong', 'code', 'upright'] as const;
  return new Map(kinds.flatMap((style) => names[style].split(' ').map((name) => [name, style] as const)));
}

/** The style that `command` gives a text; `undefined` if it sets no style. */
export function styleOf(command: string): Style | undefined {
  return STYLES.get(command);
}

/** Whether a command has no argument and changes the rest of its group. */
export const isDeclaration = (command: string): boolean => DECLARATIONS.has(command);
/** Whether a command and its argument are not shown, as citations. */
export const isOmitted = (command: string): boolean => OMITTED.has(command);
/** Whether the argument of a command is a note. */
export const isNote = (command: string): boolean => NOTES.has(command);
/** Whether a command without arguments is not shown. The space after it belongs to it. */
export const isSilent = (command: string): boolean => SILENT.has(command);
/** Whether a command is a space. */
export const isSpace = (command: string): boolean => SPACES.has(command);
/** Whether an environment holds a formula. */
export const isFormulaEnvironment = (name: string): boolean => FORMULA_ENVIRONMENTS.has(name);
/** Whether a command is a symbol that only formulas have. */
export const isSymbol = (command: string): boolean => SYMBOLS.has(command);
/** Whether a command that only formulas have takes arguments, as `\frac` does. */
export const isShaper = (command: string): boolean => SHAPERS.has(command);
