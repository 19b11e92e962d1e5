import { memoize } from './memoize.ts';
import { type MathNode, parseMathml } from './parse-mathml.ts';
import { texToMathml } from './tex-to-mathml.ts';

/**
 * The characters that a formula in a line shows on a page, one after the other: `$\frac{a}{b}$` shows `ab`. A formula that
 * cannot be set shows its source.
 */
export const visibleCharacters = memoize((tex: string): string => {
  try {
    return charactersIn(parseMathml(texToMathml(tex, false)));
  } catch {
    return tex;
  }
});

/** The characters of MathML, whatever they are set as. */
export function charactersIn(node: MathNode): string {
  return node.name === undefined ? node.text : node.children.map(charactersIn).join('');
}
