import { below, oneOf, type Random } from '../bench-search/random.ts';

const LATIN = ['x', 'y', 'n', 'd', 'k', 'm', 'f', 'p', 'q', 'w'];
const GREEK = ['\\alpha', '\\beta', '\\gamma', '\\varepsilon', '\\lambda', '\\theta', '\\sigma', '\\mu'];

type Shape = (latin: () => string, greek: () => string, number: () => number) => string;

/** Formulas as abstracts have them, from a single letter to a sum. */
const SHAPES: readonly Shape[] = [
  (latin) => latin(),
  (_, greek) => greek(),
  (latin, _, number) => `${latin()} = ${number()}`,
  (_, greek, number) => `${greek()} \\le 0.${number()}`,
  (latin) => `\\mathcal{O}(${latin()} \\log ${latin()})`,
  (latin) => `O(${latin()}^2)`,
  (_, __, number) => `${number()}\\times`,
  (latin) => `\\ell_${latin()}`,
  (latin) => `\\mathbb{R}^{${latin()} \\times ${latin()}}`,
  (latin, greek) => `p_{${greek()}}(${latin()} \\mid ${latin()})`,
  (latin) => `\\frac{1}{\\sqrt{${latin()}}}`,
  (latin, greek) => `\\tilde{\\Omega}(${latin()}^{1/3} / ${greek()}^2)`,
  (latin, greek) => `\\sum_{i=1}^{${latin()}} ${greek()}_i ${latin()}_i`,
  (latin, greek) => `\\| \\nabla ${latin()}(${greek()}) \\|_2`,
  (latin) => `\\mathbf{${latin()}}^\\top \\mathbf{${latin()}}`,
  (_, greek, number) => `(1 - 1/e - ${greek()})^{${number()}}`,
];

/** A formula in TeX between dollar signs. */
export function formula(random: Random): string {
  const tex = oneOf(SHAPES, random)(
    () => oneOf(LATIN, random),
    () => oneOf(GREEK, random),
    () => 2 + below(97, random),
  );
  return `$${tex}$`;
}
