import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { estimateWidth } from '../math/mathml-size.ts';
import { texToMathml } from '../math/tex-to-mathml.ts';

/**
 * The width in em from which an inline formula may be wider than its column. The narrowest is the heading of a paper on a phone, 10 em.
 */
const WIDE = 8;

/** Renders the formulas that remark-math marked as MathML. A formula that cannot be rendered shows its source. */
export function rehypeMathml() {
  return (tree: Root) => {
    unwrapDisplays(tree);
    visit(tree, 'element', (node, index, parent) => {
      const display = hasClass(node, 'math-display');
      if (node.tagName !== 'code' || !(display || hasClass(node, 'math-inline'))) return;
      if (parent === undefined || index === undefined) return;
      parent.children.splice(index, 1, renderFormula(textOf(node), display));
      return SKIP;
    });
  };
}

/** Replaces the `pre` around a display formula by a paragraph, because a formula is not preformatted text. */
function unwrapDisplays(tree: Root): void {
  visit(tree, 'element', (node) => {
    const [only] = node.children;
    if (node.tagName !== 'pre' || only?.type !== 'element' || !hasClass(only, 'math-display')) return;
    node.tagName = 'p';
  });
}

function renderFormula(tex: string, display: boolean): ElementContent {
  try {
    const html = texToMathml(tex, display);
    const [math] = fromHtml(html, { fragment: true }).children;
    if (math?.type === 'element') {
      // A formula wider than the page scrolls. It needs the focus to scroll with the keyboard.
      if (display) return removeStyles(makeFocusable(math));
      return estimateWidth(html) > WIDE ? wrapWide(removeStyles(math)) : removeStyles(math);
    }
  } catch {
    // The source is shown instead.
  }
  return {
    type: 'element',
    tagName: 'code',
    properties: { className: ['math-source'] },
    children: [{ type: 'text', value: tex }],
  };
}

function makeFocusable(math: Element): Element {
  return { ...math, properties: { ...math.properties, tabIndex: 0 } };
}

/**
 * An inline formula has no line breaks, so it gets a box that scrolls if its column is narrower. It has no `tabindex`, since it may be
 * in a link. Browsers let the keyboard reach a box that scrolls.
 */
function wrapWide(math: Element): Element {
  return { type: 'element', tagName: 'span', properties: { className: ['wide-formula'] }, children: [math] };
}

/** The pages' Content Security Policy forbids inline styles. MathML is legible without them. */
function removeStyles(math: Element): Element {
  visit(math, 'element', (node) => {
    delete node.properties.style;
  });
  return math;
}

function hasClass(node: Element, name: string): boolean {
  const classes = node.properties.className;
  return Array.isArray(classes) && classes.includes(name);
}
