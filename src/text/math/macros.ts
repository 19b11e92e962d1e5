/** Commands of packages, and commands that authors define themselves but that mean the same in all papers. */
const MEANINGS: Readonly<Record<string, string>> = {
  eps: '\\epsilon',
  veps: '\\varepsilon',
  vareps: '\\varepsilon',
  al: '\\alpha',
  be: '\\beta',
  ga: '\\gamma',
  Ga: '\\Gamma',
  del: '\\delta',
  Del: '\\Delta',
  lam: '\\lambda',
  Lam: '\\Lambda',
  sig: '\\sigma',
  Sig: '\\Sigma',
  om: '\\omega',
  Om: '\\Omega',
  vphi: '\\varphi',
  half: '\\tfrac{1}{2}',
  ds: '\\displaystyle',
  dsp: '\\displaystyle',
  cd: '\\cdot',
  define: '\\triangleq',
  defeq: '\\triangleq',
  deq: '\\triangleq',
  em: '\\mathit',
  sl: '\\mathit',
  mbox: '\\text{#1}',
  sc: '\\mathrm',
  textsl: '\\textit{#1}',
  ensuremath: '{#1}',
  mathbbm: '\\mathbb{#1}',
  mathds: '\\mathbb{#1}',
  bbbr: '\\mathbb{R}',
  bbbn: '\\mathbb{N}',
  bbbz: '\\mathbb{Z}',
  mathpzc: '\\mathscr{#1}',
  ceil: '\\left\\lceil #1\\right\\rceil',
  floor: '\\left\\lfloor #1\\right\\rfloor',
  bigO: '\\mathcal{O}',
  bigOh: '\\mathcal{O}',
  Oh: '\\mathcal{O}',
  xspace: '',
  nicefrac: '{}^{#1}\\!/_{#2}',
  sfrac: '{}^{#1}\\!/_{#2}',
  slashed: '\\not{#1}',
  textdegree: '^\\circ',
  textmu: '\\mu',
  textsuperscript: '^{\\text{#1}}',
  textsubscript: '_{\\text{#1}}',
};

// Commands for sets that mean the same in all papers. `\C` and `\F` are missing: they may be a code or a family.
const SETS =
  'R:R N:N Z:Z Q:Q RR:R NN:N ZZ:Z QQ:Q CC:C FF:F EE:E PP:P Real:R Nat:N naturals:N Integer:Z integers:Z complex:C';

const OPERATORS =
  'poly polylog sign rank Rank tr Var Cov diag conv supp dist vol Vol opt OPT Inf true false Prob prob diam span Hom ' +
  'Aut End Gal Spec Ker coker dom ran size cost lcm ind codim Ext Tor Id id ad rk softmax ReLU relu KL SNR GF GL SL NP';

// The names tell the meaning: `\bbR` is a double-struck R, `\calO` a calligraphic O.
const ALPHABETS: Readonly<Record<string, string>> = { bb: 'mathbb', cal: 'mathcal', frak: 'mathfrak' };

/** The macros for Temml. Their names have a backslash. */
export const FORMULA_MACROS: Readonly<Record<string, string>> = Object.fromEntries([
  ...OPERATORS.split(' ').map((name) => [`\\${name}`, `\\operatorname{${name}}`] as const),
  ...SETS.split(' ').map((pair) => {
    const [name = '', letter = ''] = pair.split(':');
    return [`\\${name}`, `\\mathbb{${letter}}`] as const;
  }),
  ...Object.entries(ALPHABETS).flatMap(([prefix, alphabet]) =>
    Array.from(
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
      (letter) => [`\\${prefix}${letter}`, `\\${alphabet}{${letter}}`] as const,
    ),
  ),
  ...Object.entries(MEANINGS).map(([name, meaning]) => [`\\${name}`, meaning] as const),
]);
