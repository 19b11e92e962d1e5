import type { Element, ElementContent, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

/** A child of an element: text, an element, or nothing. */
export type Child = string | ElementContent | undefined;

/** An HTML element. Texts are escaped when it is written. Names of properties are those of the DOM: `className`, `cellPadding`. */
export function h(
  tagName: string,
  properties: Element['properties'],
  ...children: readonly Child[]
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.flatMap((child): ElementContent[] =>
      child === undefined ? [] : [typeof child === 'string' ? { type: 'text', value: child } : child],
    ),
  };
}

const writer = unified().use(rehypeStringify, {
  closeSelfClosing: true,
  entities: { subset: ['<', '>', '&', '"'] },
});

/** The elements as HTML, without spaces between them. */
export function toHtmlText(children: Root['children']): string {
  return writer.stringify({ type: 'root', children: children.map((child) => child) });
}
