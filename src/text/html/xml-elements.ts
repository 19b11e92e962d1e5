import type { Element } from 'hast';
import { toString as textOf } from 'mdast-util-to-string';
import { mathmlToTex } from '../math/mathml-to-tex.ts';
import { stripDelimiters } from '../tex-syntax/math-delimiters.ts';

/** The effect of an element of HTML, JATS or the ACL Anthology on the text in it. */
export type ElementKind =
  | 'paragraph'
  | 'break'
  | 'silent'
  | 'emphasis'
  | 'strong'
  | 'code'
  | 'link'
  | 'formula'
  | 'raised'
  | 'lowered';

const KINDS: ReadonlyMap<string, ElementKind> = new Map(
  Object.entries({
    paragraph: 'p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote section sec title list list-item',
    break: 'br break hr',
    silent: 'script style template head xref noscript img inline-graphic graphic',
    emphasis: 'i em italic cite var',
    strong: 'b strong bold',
    code: 'tt code monospace kbd samp typewriter',
    link: 'a url uri ext-link',
    formula: 'tex-math tex math inline-formula disp-formula alternatives formula',
    raised: 'sup',
    lowered: 'sub inf',
  }).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind as ElementKind] as const)),
);

/** The name of an element without its prefix: `<jats:italic>` is treated as `<italic>`. */
export function localName({ tagName }: Element): string {
  return tagName.replace(/^.*:/u, '').toLowerCase();
}

/** The kind of an element; `undefined` if the element has no effect on its content. */
export function elementKind(element: Element): ElementKind | undefined {
  return KINDS.get(localName(element));
}

/** The address of a link; `undefined` unless it is an HTTP URL. */
export function linkUrl(node: Element): string | undefined {
  const { href, xLinkHref } = node.properties;
  const address = String(href ?? xLinkHref ?? node.properties['xlink:href'] ?? textOf(node)).trim();
  return /^https?:\/\//iu.test(address) && URL.canParse(address) ? address : undefined;
}

/** A formula in TeX, and whether it is displayed on lines of its own. */
export interface ElementFormula {
  readonly tex: string;
  readonly isDisplay: boolean;
}

/**
 * The formula in an element. If it is given in several notations, TeX is preferred to MathML. `undefined` if the element has
 * only text in it.
 */
export function elementFormula(element: Element): ElementFormula | undefined {
  const isDisplay = localName(element) === 'disp-formula';
  const tex = findElement(element, /^tex(?:-math)?$/u);
  if (tex !== undefined) return { tex: stripDelimiters(textOf(tex)), isDisplay };
  const math = findElement(element, /^math$/u);
  return math === undefined ? undefined : { tex: mathmlToTex(math), isDisplay };
}

/** The element itself, or its first descendant, with a matching name. */
function findElement(element: Element, name: RegExp): Element | undefined {
  if (name.test(localName(element))) return element;
  for (const child of element.children) {
    const found = child.type === 'element' ? findElement(child, name) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
