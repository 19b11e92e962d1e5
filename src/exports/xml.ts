import { lookUp } from '../tables/lookup.ts';

/** An element of an XML document, or its text. */
export type XmlNode = string | XmlElement;

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly XmlNode[];
}

/** An element; attributes that are `undefined` are left out. */
export function element(
  name: string,
  attributes: XmlElement['attributes'],
  ...children: readonly XmlNode[]
): XmlElement {
  return { name, attributes, children };
}

/**
 * The document as text. An element starts a new line unless its parent contains text, where spaces matter.
 */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${written(root)}\n`;
}

function written(node: XmlNode): string {
  if (typeof node === 'string') return escaped(node);
  const { name, attributes, children } = node;
  const pairs = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(value)}"`],
  );
  const start = `<${name}${pairs.join('')}`;
  if (children.length === 0) return `${start}/>`;
  const hasText = children.some((child) => typeof child === 'string');
  const inside = hasText
    ? children.map(written).join('')
    : `\n${children.map((child) => `${written(child)}\n`).join('')}`;
  return `${start}>${inside}</${name}>`;
}

// Characters that XML cannot contain, not even as references: https://www.w3.org/TR/xml/#charsets
const NO_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser would turn these into spaces or other line ends.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function escaped(text: string): string {
  return text.replace(NO_CHARACTER, '').replace(/[&<>"\t\n\r]/g, (sign) => lookUp(REFERENCES, sign) ?? sign);
}
