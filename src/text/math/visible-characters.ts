import { memoize } from './memoize.ts';
import { type MathNode, parseMathml } from './parse-mathml.ts';
import { texToMathml } from './tex-to-mathml.ts';

/**
 * The characters that an inline formula shows on a page, in the order of its MathML: `$\frac{a}{b}$` shows `ab`. A formula
 * that cannot be rendered shows its source.
 */
export const visibleCharacters = memoize((tex: string): string => {
  try {
    return charactersIn(parseMathml(texToMathml(tex, false)));
  } catch {
    return tex;
  }
});

/** All characters in MathML. */
export function charactersIn(node: MathNode): string {
  return node.name === undefined ? node.text : node.children.map(charactersIn).join('');
}
