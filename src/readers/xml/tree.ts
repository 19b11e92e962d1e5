import type { Position, Problem } from '../reading/reader.ts';

/** An element of a record: its name without prefix, where its name comes from, and what stands in it. */
export interface XmlElement {
  readonly name: string;
  /** The namespace, empty where there is none. */
  readonly uri: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
  /** Where its tag begins, where its content begins, and where its closing tag ends, in the record's own text. */
  readonly start: number;
  inner: number;
  end: number;
}

/** The elements of that name directly inside; of one namespace where one is given. */
export function childrenOf(element: XmlElement, name: string, uri?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && child.name === name && (uri === undefined || child.uri === uri),
  );
}

/** The first element of that name directly inside. */
export function childOf(element: XmlElement, name: string, uri?: string): XmlElement | undefined {
  return childrenOf(element, name, uri)[0];
}

/** All the text inside an element, without its tags; words that a tag splits stay one. */
export function textIn(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

/** The text of the first element of that name directly inside, empty where there is none. */
export function textOf(element: XmlElement, name: string, uri?: string): string {
  return textIn(childOf(element, name, uri));
}

/** An element that a record stands in. */
export interface Ancestor {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its opening tag as it stands in the file. */
  readonly tag: string;
}

/** Which elements of a format are its records. All names are without prefix. */
export interface XmlShape {
  /** What a record is called; one never stands inside another. */
  readonly records: readonly string[];
  /** Elements outside of records that are read too, such as the date of a feed. */
  readonly asides?: readonly string[];
  /** Elements around records at which reading can go on after a break, because they say something about the records. */
  readonly containers?: readonly string[];
}

/** One record: its elements, what it stands in, its own text and the places in it. */
export interface XmlRecord {
  readonly element: XmlElement;
  readonly ancestors: readonly Ancestor[];
  readonly raw: string;
  /** The place of an element of the record, or of the record itself. */
  readonly locate: (element?: XmlElement) => Position;
}

export type XmlReading = { readonly record: XmlRecord } | { readonly problem: Problem };
