import type { SaxesTagNS } from 'saxes';
import type { SlidingBuffer } from '../reading/sliding-buffer.ts';
import type { Ancestor, XmlElement, XmlShape } from './tree.ts';
import { explainXmlError } from './xml-errors.ts';

/** A complete record, with its range in the stream. */
export interface FoundRecord {
  readonly element: XmlElement;
  readonly ancestors: readonly Ancestor[];
  readonly from: number;
  readonly to: number;
}

// The largest papers have some thousand authors. Anything larger is an attack or a mistake.
const MOST_ELEMENTS = 200_000;
const DEEPEST = 100;
const LONGEST_TAG = 16_000;

/** Builds trees of the records from parser events, and tracks the path of the elements around them. */
export class RecordBuilder {
  readonly #text: SlidingBuffer;
  readonly #fail: (why: { message: string; hint: string }) => never;
  readonly #marks: ReadonlySet<string>;
  readonly #trees: ReadonlySet<string>;
  #open: XmlElement[] = [];
  #count = 0;
  #found: FoundRecord[] = [];
  ancestors: readonly Ancestor[];
  /** The beginning of the record that is being read, else the end of the last tag. */
  from: number;

  constructor(
    shape: XmlShape,
    text: SlidingBuffer,
    at: number,
    ancestors: readonly Ancestor[],
    fail: (why: { message: string; hint: string }) => never,
  ) {
    this.#text = text;
    this.#fail = fail;
    this.#trees = new Set([...shape.records, ...(shape.asides ?? [])]);
    this.#marks = new Set([...shape.records, ...(shape.containers ?? [])]);
    this.ancestors = ancestors;
    this.from = at;
  }

  /** The records completed since the last call. */
  drainRecords(): FoundRecord[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  add(text: string): void {
    this.#open.at(-1)?.children.push(text);
  }

  /** Handles the name of an opening tag that has been read up to `at`. */
  begin(written: string, at: number): void {
    const name = written.slice(written.indexOf(':') + 1);
    const inRecord = this.#open.length > 0;
    if (inRecord && this.#marks.has(name)) this.#fail(explainXmlError('not closed'));
    if (this.#open.length + this.ancestors.length > DEEPEST) this.#fail(explainXmlError('too deep'));
    if (!inRecord && this.#trees.has(name)) this.from = this.#text.lastIndexOf('<', at - 1);
  }

  /** Handles an opening tag that has been read up to `at`. */
  open(tag: SaxesTagNS, at: number): void {
    const { local: name, uri } = tag;
    const attributes: Record<string, string> = {};
    for (const attribute of Object.values(tag.attributes)) attributes[attribute.name] = attribute.value;
    const parent = this.#open.at(-1);
    const begin = this.#text.lastIndexOf('<', at - 1);
    if (parent === undefined && !this.#trees.has(name)) {
      const raw = this.#text.slice(begin, at).replace(/\/>$/, '>');
      const ancestor = { name, attributes, tag: raw.length > LONGEST_TAG ? `<${tag.name}>` : raw };
      this.ancestors = [...this.ancestors, ancestor];
      this.from = at;
      return;
    }
    if (++this.#count > MOST_ELEMENTS) this.#fail(explainXmlError('too many'));
    const inner = at - this.from;
    const element = { name, uri, attributes, children: [], start: begin - this.from, inner, end: inner };
    parent?.children.push(element);
    this.#open.push(element);
  }

  /** Handles the end of an element that has been read up to `at`. */
  close(at: number): void {
    const element = this.#open.pop();
    if (element === undefined) this.ancestors = this.ancestors.slice(0, -1);
    else element.end = at - this.from;
    if (this.#open.length > 0) return;
    if (element !== undefined) {
      this.#checkEnd(element.name, at);
      this.#found.push({ element, ancestors: this.ancestors, from: this.from, to: at });
      this.#count = 0;
    }
    this.from = at;
  }

  /**
   * Fails if the closing tag belongs to another element. The parser closes all inner elements before it
   * reports that.
   */
  #checkEnd(name: string, at: number): void {
    const tag = this.#text.slice(this.#text.lastIndexOf('<', at - 1), at);
    const closed = tag.slice(2, -1).trim();
    if (tag.endsWith('/>') || closed === name || closed.endsWith(`:${name}`)) return;
    this.#fail(explainXmlError('not closed'));
  }
}
