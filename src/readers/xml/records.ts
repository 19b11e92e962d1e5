import type { Input } from '../reading/input.ts';
import type { Problem } from '../reading/reader.ts';
import { advanced, SlidingBuffer } from '../reading/sliding-buffer.ts';
import { XmlParse } from './parser.ts';
import type { FoundRecord } from './record-builder.ts';
import type { Ancestor, XmlReading, XmlRecord, XmlShape } from './tree.ts';
import { type ParseStop, withoutControls } from './xml-errors.ts';

// A longest tag name that is looked for, with its prefix, and what must follow it.
const TAIL = 160;
/** How much of what could not be read is kept. */
const LONGEST_RAW = 1_000_000;

/**
 * The records of an XML file of any size, one at a time. After a break the reading goes on at the next record's opening
 * tag, inside the elements that were open there. Document types are not looked at, so no entity is ever expanded and
 * nothing is ever fetched.
 */
export async function* xmlRecords(input: Input, shape: XmlShape): AsyncGenerator<XmlReading> {
  const scan = new RecordScan(shape);
  for await (const chunk of input.chunks()) yield* scan.read(chunk);
  yield* scan.finish();
}

/** What is known of a break until it is clear where reading goes on. */
interface Break {
  readonly problem: Omit<Problem, 'raw'>;
  /** Whether nothing is wrong: another document follows, as in files that were put together. */
  readonly isNone: boolean;
  readonly ancestors: readonly Ancestor[];
  raw: string;
  /** Up to where `raw` goes. */
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
    const clean = withoutControls(chunk);
    this.#text.append(clean);
    yield* this.#take((parse) => parse.write(clean));
    yield* this.#resume(false);
  }

  *finish(): Generator<XmlReading> {
    while (this.#parse !== undefined) {
      yield* this.#take((parse) => parse.finish());
      // What was broken at the very end may have swallowed records.
      yield* this.#resume(true);
    }
    yield* this.#resume(true);
  }

  /** Lets the parser go on, and gives the records that it found. */
  *#take(go: (parse: XmlParse) => ParseStop | undefined): Generator<XmlReading> {
    const parse = this.#parse;
    if (parse === undefined) return;
    const fault = go(parse);
    for (const found of parse.drainRecords()) yield { record: this.#recordOf(found) };
    if (fault !== undefined) this.#stop(fault);
    else if (parse.isFinished) this.#parse = undefined;
    else this.#text.drop(parse.neededFrom);
  }

  /** Goes on after a break, and after the next one, as far as the text goes. */
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
    // What stopped the parser must not be where it goes on, or it would never come further.
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

/** The tag of the element around a break, for a break without any text. */
function tagOf({ ancestors, problem }: Break): string {
  return ancestors.at(-1)?.tag ?? problem.message;
}

/** The ancestors of the tag at which reading resumes: a container is never inside another of its name. */
function around(
  { ancestors }: Break,
  [, declaration, name = '']: RegExpExecArray,
  { containers = [] }: XmlShape,
): readonly Ancestor[] | undefined {
  if (declaration !== undefined) return undefined;
  const same = containers.includes(name) ? ancestors.findIndex((ancestor) => ancestor.name === name) : -1;
  return same < 0 ? ancestors : ancestors.slice(0, same);
}
