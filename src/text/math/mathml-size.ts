/** The elements with space beside them: operators, and cells of a table. */
const SPACED = new Set(['mo', 'mtd']);
/** A tag, or a character. A reference such as `&lt;` is one character. */
const PARTS = /<(\/?)([a-z]+)([^>]*)>|&[^;]+;|[^<&\s]/gu;
/** A given width, such as that of a space: `width="2em"`. */
const WIDTH = /\swidth="([\d.]+)em"/u;

/** How many elements of MathML are inside of each other. `<math><mi>x</mi></math>` has two levels. */
export function nestingDepth(mathml: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, end, name, attributes = ''] of mathml.matchAll(PARTS)) {
    if (name === undefined) continue;
    if (end === '/') depth--;
    else if (!attributes.endsWith('/')) deepest = Math.max(deepest, ++depth);
  }
  return deepest;
}

/**
 * An estimate of the width of MathML, in em. It counts the parts of a fraction and the rows of a table as if they were beside each
 * other. On average it is a little too large; a formula with many relations may be wider.
 */
export function estimateWidth(mathml: string): number {
  let width = 0;
  for (const [, end, name, attributes = ''] of mathml.matchAll(PARTS)) {
    if (name === undefined) width += 0.6;
    else if (end !== '/') width += (SPACED.has(name) ? 0.5 : 0) + Number(WIDTH.exec(attributes)?.[1] ?? 0);
  }
  return width;
}
