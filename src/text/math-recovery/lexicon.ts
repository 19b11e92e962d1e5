/** The names of TeX's commands as they stand in text that has lost its backslashes, by how unambiguous each is to be one. */

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u));
}

/** Commands that take arguments in braces and that no prose has. */
export const WITH_ARGUMENTS = words(
  'mathbb mathcal mathbf mathrm mathsf mathit mathtt mathfrak mathscr boldsymbol operatorname frac tfrac dfrac sqrt ' +
    'overline underline widetilde widehat tilde hat bar vec dot ddot text textrm binom',
);

/** Commands that stand for themselves and that no prose has. */
export const UNAMBIGUOUS = words(
  'leq geq neq infty cdot cdots ldots rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow ' +
    'longrightarrow mapsto subseteq supseteq varepsilon vartheta varphi otimes oplus odot setminus notin lfloor rfloor ' +
    'lceil rceil uparrow downarrow leqslant geqslant lesssim gtrsim langle rangle triangleq',
);

/** Letters with a name, which are words too. */
export const GREEK = words(
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega ' +
    'varepsilon vartheta varphi Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell',
);

/** Signs between two quantities. Most are words, or look like the ends of words. */
export const INFIX = words(
  'times in to sim approx pm mp le ge ne ll gg propto mid cdot leq geq neq subset subseteq equiv rightarrow leftarrow ' +
    'leftrightarrow Rightarrow mapsto otimes oplus odot setminus notin cup cap wedge vee leqslant geqslant lesssim gtrsim ' +
    'triangleq',
);

/** Functions that are set upright. */
const FUNCTIONS = words(
  'log ln exp min max sup inf arg argmin argmax sin cos tan tanh det dim ker Pr lim sum prod int',
);

const OTHERS = words(
  'top star circ dagger ast prime partial nabla forall exists bullet perp parallel quad ldots dots',
);

const ALL: ReadonlySet<string> = new Set([
  ...WITH_ARGUMENTS,
  ...UNAMBIGUOUS,
  ...GREEK,
  ...INFIX,
  ...FUNCTIONS,
  ...OTHERS,
]);

export function isCommand(name: string): boolean {
  return ALL.has(name);
}

export function isFunction(name: string): boolean {
  return FUNCTIONS.has(name);
}

const LONGEST = 14;
const LONGEST_RUN = 40;

/**
 * A run of letters as commands and single letters, as in `mtimes` or `epsilonin`; nothing where more than one letter
 * would be left between two commands. The fewest parts win.
 */
export function splitIntoCommands(run: string): readonly string[] | undefined {
  if (run.length > LONGEST_RUN) return undefined;
  if (ALL.has(run)) return [run];
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= run.length; end++) {
    for (let start = Math.max(0, end - LONGEST); start < end; start++) {
      const before = best[start];
      const part = run.slice(start, end);
      if (before === undefined || !(part.length === 1 ? mayLetterFollow(before) : ALL.has(part))) continue;
      const known = best[end];
      if (known === undefined || before.length + 1 < known.length) best[end] = [...before, part];
    }
  }
  const parts = best[run.length];
  return parts?.some((part) => part.length > 1) === true ? parts : undefined;
}

/** Whether a single letter may follow: two in a row would be a word. */
function mayLetterFollow(before: readonly string[]): boolean {
  const last = before.at(-1);
  return last === undefined || last.length > 1;
}
