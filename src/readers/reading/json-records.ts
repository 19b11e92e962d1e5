import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { parseJson, salvageBlocks } from './json-salvage.ts';
import { positionAt } from './position.ts';
import type { Position, Problem } from './reader.ts';

/** One record of a JSON file: its value, its text, and the positions of its parts. */
export interface JsonRecord {
  readonly value: unknown;
  readonly raw: () => string;
  /** The position of the value at a path in the record, or of the nearest part around it that exists. */
  readonly locate: (path: readonly (string | number)[]) => Position;
}

export type JsonReading = { readonly record: JsonRecord } | { readonly problem: Problem };

/**
 * The records of a JSON file, an array or a single record. If the file is broken, all complete records are
 * still returned.
 */
export function* jsonRecords(text: string): Iterable<JsonReading> {
  const whole = parseJson(text);
  if (whole === undefined) return yield* salvageRecords(text);
  const values = Array.isArray(whole.value) ? whole.value : [whole.value];
  // The tree with positions is built only if a problem needs it.
  let tree: Node | undefined;
  const nodeOf = (index: number) => {
    tree ??= treeOf(text, []);
    return Array.isArray(whole.value) ? tree?.children?.[index] : tree;
  };
  for (const [index, value] of values.entries()) yield { record: recordOf(value, text, () => nodeOf(index)) };
}

function recordOf(value: unknown, text: string, node: () => Node | undefined): JsonRecord {
  return {
    value,
    raw: () => textOf(node(), text),
    locate: (path) => positionAt(text, nearest(node(), path)?.offset ?? 0),
  };
}

function nearest(node: Node | undefined, path: readonly (string | number)[]): Node | undefined {
  if (node === undefined) return undefined;
  for (let length = path.length; length > 0; length--) {
    const found = findNodeAtLocation(node, path.slice(0, length));
    if (found !== undefined) return found;
  }
  return node;
}

function* salvageRecords(text: string): Iterable<JsonReading> {
  const errors: ParseError[] = [];
  treeOf(text, errors);
  let isEmpty = true;
  for (const { from, to, record } of salvageBlocks(text)) {
    isEmpty = false;
    if (record === undefined) {
      const here = errors.findIndex(({ offset }) => offset >= from);
      const [error] = errors.splice(0, here + 1).slice(-1);
      yield { problem: brokenJson(text, from, to, error) };
    } else yield { record: recordAt(record.value, text, from, text.slice(from, to)) };
  }
  if (isEmpty) yield { problem: brokenJson(text, 0, text.length, errors[0]) };
}

function recordAt(value: unknown, text: string, offset: number, raw: string): JsonRecord {
  return {
    value,
    raw: () => raw,
    locate: (path) => positionAt(text, offset + (nearest(treeOf(raw, []), path)?.offset ?? 0)),
  };
}

function treeOf(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors);
  } catch (error) {
    // Thousands of opening brackets overflow the stack.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function textOf(node: Node | undefined, text: string): string {
  return node === undefined ? text : text.slice(node.offset, node.offset + node.length);
}

function brokenJson(text: string, from: number, to: number, error: ParseError | undefined): Problem {
  const isHere = error !== undefined && error.offset >= from && error.offset <= to;
  const what = error === undefined ? 'it cannot be parsed' : describe(printParseErrorCode(error.error));
  return {
    ...positionAt(text, isHere ? error.offset : from),
    message: `The JSON is broken here: ${what}.`,
    hint: 'Download the file again; it may have been cut off.',
    raw: text.slice(from, to),
  };
}

/** Turns `CommaExpected` into `comma expected`. */
function describe(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
