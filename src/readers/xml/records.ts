import type { Input } from '../reading/input.ts';
import type { Problem } from '../reading/reader.ts';
import { advanced, SlidingBuffer } from '../reading/sliding-buffer.ts';
import { XmlParse } from './parser.ts';
import type { FoundRecord } from './record-builder.ts';
import type { Ancestor, XmlReading, XmlRecord, XmlShape } from './tree.ts';
import { type ParseStop, replaceForbidden } from './xml-errors.ts';

// At least the length of the longest tag that is looked for, with its prefix and the character after it.
const TAIL = 160;
/** In characters; how much unreadable text is kept. */
const LONGEST_RAW = 1_000_000;

/**
 * The records of an XML file of any size, one at a time. After a fault, reading continues at the next opening
 * tag of a record, inside the elements that were open. Document types are ignored, so no entity is expanded
 * and nothing is fetched.
 */
export async function* xmlRecords(input: Input, shape: XmlShape): AsyncGenerator<XmlReading> {
  const scan = new RecordScan(shape);
  for await (const chunk of input.chunks()) yield* scan.read(chunk);
  yield* scan.finish();
}

/** A fault whose end has not been found yet. */
interface Break {
  readonly problem: Omit<Problem, 'raw'>;
  /** True if there is no fault but another document begins, as in concatenated files. */
  readonly isNone: boolean;
  readonly ancestors: readonly Ancestor[];
  raw: string;
  /** The offset at which `raw` ends. */
  to: number;
}

class RecordScan {
  readonly #shape: XmlShape;
  readonly #marks: RegExp;
  readonly #text = new SlidingBuffer();
  #parse: XmlParse | undefined;
  #break: Break | undefined;

  constructor(shape: XmlShape) {
    this.#shape = shape;
    const names = [...shape.records, ...(shape.containers ?? [])].join('|');
    this.#marks = new RegExp(`<(?:\\?(xml)|(?:[\\w.-]{1,64}:)?(${names}))(?=[\\s/>])`, 'gu');
    this.#parse = new XmlParse(shape, this.#text, 0);
  }

  *read(chunk: string): Generator<XmlReading> {
    const clean = replaceForbidden(chunk);
    this.#text.append(clean);
    yield* this.#take((parse) => parse.write(clean));
    yield* this.#resume(false);
  }

  *finish(): Generator<XmlReading> {
    while (this.#parse !== undefined) {
      yield* this.#take((parse) => parse.finish());
      // A fault found at the end of the file may have hidden records.
      yield* this.#resume(true);
    }
    yield* this.#resume(true);
  }

  /** Runs a step of the parser and yields the records that it completed. */
  *#take(go: (parse: XmlParse) => ParseStop | undefined): Generator<XmlReading> {
    const parse = this.#parse;
    if (parse === undefined) return;
    const fault = go(parse);
    for (const found of parse.drainRecords()) yield { record: this.#recordOf(found) };
    if (fault !== undefined) this.#stop(fault);
    else if (parse.isFinished) this.#parse = undefined;
    else this.#text.drop(parse.neededFrom);
  }

  /** Continues after a fault, and after each further fault in the text so far. */
  *#resume(isEnd: boolean): Generator<XmlReading> {
    for (let broken = this.#break; broken !== undefined; broken = this.#break) {
      const found = this.#text.find(this.#marks, this.#text.start);
      this.#skipTo(found?.at ?? (isEnd ? this.#text.end : this.#text.end - TAIL));
      if (found === undefined && !isEnd) return;
      this.#break = undefined;
      if (!broken.isNone) yield { problem: { ...broken.problem, raw: broken.raw.trim() || tagOf(broken) } };
      if (found === undefined) return;
      const ancestors = around(broken, found.match, this.#shape);
      this.#parse = new XmlParse(this.#shape, this.#text, found.at, ancestors);
      const rest = this.#text.slice(found.at);
      yield* this.#take((parse) => parse.write(rest));
    }
  }

  #recordOf({ element, ancestors, from, to }: FoundRecord): XmlRecord {
    this.#text.drop(from);
    const place = this.#text.positionOf(from);
    const raw = this.#text.slice(from, to);
    return {
      element,
      ancestors,
      raw,
      locate: (inner) => (inner === undefined ? place : advanced(place, raw.slice(0, inner.start))),
    };
  }

  #stop({ message, hint, at, from, ancestors, isNextDocument }: ParseStop): void {
    this.#parse = undefined;
    this.#text.drop(from);
    const position = this.#text.positionOf(Math.max(at, this.#text.start));
    // Parsing must not restart at the tag that stopped it, or it would loop.
    const next = isNextDocument ? from : from + 1;
    const raw = this.#text.slice(from, next);
    this.#break = {
      problem: { ...position, message, hint },
      isNone: isNextDocument,
      ancestors,
      raw,
      to: next,
    };
    this.#text.drop(next);
  }

  #skipTo(offset: number): void {
    const { start } = this.#text;
    if (offset <= start) return;
    const broken = this.#break;
    if (broken !== undefined && broken.raw.length < LONGEST_RAW) {
      broken.raw += this.#text.slice(broken.to, offset);
      broken.to = offset;
    }
    this.#text.drop(offset);
  }
}

/** The tag of the element around a fault, for a fault without text. */
function tagOf({ ancestors, problem }: Break): string {
  return ancestors.at(-1)?.tag ?? problem.message;
}

/** The ancestors of the tag where reading continues. A container is never inside another of the same name. */
function around(
  { ancestors }: Break,
  [, declaration, name = '']: RegExpExecArray,
  { containers = [] }: XmlShape,
): readonly Ancestor[] | undefined {
  if (declaration !== undefined) return undefined;
  const same = containers.includes(name) ? ancestors.findIndex((ancestor) => ancestor.name === name) : -1;
  return same < 0 ? ancestors : ancestors.slice(0, same);
}
