import { remembering } from '../memoize.ts';
import { type MathNode, treeOfMathml } from './parse-mathml.ts';
import { mathmlOf } from './tex-to-mathml.ts';

/**
 * The characters that a formula in a line shows on a page, one after the other: `$\frac{a}{b}$` shows `ab`. A formula that
 * cannot be set shows its source.
 */
export const shownFormula = remembering((tex: string): string => {
  try {
    return charactersOf(treeOfMathml(mathmlOf(tex, false)));
  } catch {
    return tex;
  }
});

/** The characters of MathML, whatever they are set as. */
export function charactersOf(node: MathNode): string {
  return node.name === undefined ? node.text : node.children.map(charactersOf).join('');
}
