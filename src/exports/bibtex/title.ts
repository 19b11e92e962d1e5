// A formula; a command with its empty group; an escaped character; a word.
const PIECES = /\\\[[\s\S]*?\\\]|\$(?:\\.|[^$\\])*\$|\\[A-Za-z]+(?:\{\})?|\\.|[\p{L}\p{M}\p{N}'’]+/gu;
const EPONYMS = new Set(
  (
    'African American Arabic Asian Banach Bayes Bayesian Bernoulli Boltzmann Brownian Chinese Dirichlet English Euclidean ' +
    'Euler European Fourier French Gauss Gaussian German Gibbs Hamiltonian Hessian Hilbert Hindi Hungarian Indian Italian ' +
    'Jacobian Japanese Korean Kronecker Lagrangian Langevin Laplace Laplacian Lie Lipschitz Lyapunov Markov Markovian ' +
    'Monte Carlo Nash Newton Pareto Poisson Portuguese Riemann Riemannian Russian Shannon Shapley Sobolev Spanish Stein ' +
    'Swahili Turing Turkish Vietnamese Wasserstein Wiener'
  ).split(' '),
);

/**
 * Puts braces around the parts of a LaTeX title that a bibliography style must not convert to lower case:
 * formulas, acronyms and names. In a title in sentence case a name is any capitalized word but the first; in
 * a title in headline case only the {@link EPONYMS} are names.
 */
export function protectCapitals(latex: string): string {
  const isHeadline = headline(latex);
  let depth = 0;
  let from = 0;
  return latex.replace(PIECES, (piece, at: number) => {
    depth += balance(latex.slice(from, at));
    from = at + piece.length;
    if (depth > 0) return piece;
    if (piece.startsWith('\\[')) return `{{${piece}}}`;
    if (piece.startsWith('$')) return `{${piece}}`;
    if (piece.startsWith('\\')) return piece;
    // Looking through all that stands before each word would take a minute for a title of 100,000 words.
    const before = latex.slice(Math.max(0, at - 4), at);
    const isFirst = at === 0 || /[:.?!]\s+$/u.test(before);
    const touches =
      /\p{L}-$/u.test(before) || /^-/u.test(latex.slice(from)) || /^[+#\\\d]/u.test(latex.slice(from));
    return isName(piece, isHeadline, isFirst, touches) ? `{${piece}}` : piece;
  });
}

function isName(word: string, isHeadline: boolean, isFirst: boolean, touches: boolean): boolean {
  if (!/\p{Lu}/u.test(word)) return false;
  if (/^.+\p{Lu}/u.test(word) || EPONYMS.has(word)) return true;
  if (/^\p{Lu}\p{N}*$/u.test(word)) return touches || !/^[AI]$/.test(word);
  return !isHeadline && !isFirst;
}

/** Whether most words of four or more letters are capitalized. */
function headline(latex: string): boolean {
  const words = latex.match(/(?<=[\s-])\p{L}{4,}/gu) ?? [];
  const high = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return words.length > 0 && high * 2 > words.length;
}

function balance(text: string): number {
  let depth = 0;
  for (const sign of text) depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
  return depth;
}
