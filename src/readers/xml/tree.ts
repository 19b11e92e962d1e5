import type { Position, Problem } from '../reading/reader.ts';

/** An element of a record. */
export interface XmlElement {
  readonly name: string;
  /** The namespace; empty if there is none. */
  readonly uri: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
  /**
   * Offsets in the record's text: the beginning of its tag, the beginning of its content, the end of its
   * closing tag.
   */
  readonly start: number;
  inner: number;
  end: number;
}

/** The child elements with that name, and with that namespace if one is given. */
export function childrenOf(element: XmlElement, name: string, uri?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && child.name === name && (uri === undefined || child.uri === uri),
  );
}

/** The first child element with that name. */
export function childOf(element: XmlElement, name: string, uri?: string): XmlElement | undefined {
  return childrenOf(element, name, uri)[0];
}

/** All text inside an element, without tags and without spaces in their place. */
export function textIn(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

/** The text of the first child element with that name; empty if there is none. */
export function textOf(element: XmlElement, name: string, uri?: string): string {
  return textIn(childOf(element, name, uri));
}

/** An element around a record. */
export interface Ancestor {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its opening tag in the file. */
  readonly tag: string;
}

/** The elements of a format that matter. All names are without prefix. */
export interface XmlShape {
  /** The names of record elements, which are never nested. */
  readonly records: readonly string[];
  /** Elements outside of records that are read too, such as the date of a feed. */
  readonly asides?: readonly string[];
  /**
   * Elements around records whose attributes matter, so that reading can also continue at them after a fault.
   */
  readonly containers?: readonly string[];
}

/** One record: its elements, the elements around it, and its text. */
export interface XmlRecord {
  readonly element: XmlElement;
  readonly ancestors: readonly Ancestor[];
  readonly raw: string;
  /** The position of an element of the record, or of the record. */
  readonly locate: (element?: XmlElement) => Position;
}

export type XmlReading = { readonly record: XmlRecord } | { readonly problem: Problem };
