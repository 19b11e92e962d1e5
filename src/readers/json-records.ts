import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { positionAt } from './position.ts';
import type { Position, Problem } from './reader.ts';

/** One record of a JSON file: its value, its text, and where each part of it stands. */
export interface JsonRecord {
  readonly value: unknown;
  readonly raw: () => string;
  /** The place of the value at a path in the record; the nearest part that exists where it is missing. */
  readonly locate: (path: readonly (string | number)[]) => Position;
}

export type JsonReading = { readonly record: JsonRecord } | { readonly problem: Problem };

/**
 * The records of a JSON file that holds an array of them, or one. A file that is broken in one place still gives every
 * record that is whole.
 */
export function* jsonRecords(text: string): Iterable<JsonReading> {
  const whole = parsed(text);
  if (whole === undefined) return yield* salvage(text);
  const values = Array.isArray(whole.value) ? whole.value : [whole.value];
  // The tree with all the places is only made for the file that has a problem.
  let tree: Node | undefined;
  const nodeOf = (index: number) => {
    tree ??= parseTree(text);
    return Array.isArray(whole.value) ? tree?.children?.[index] : tree;
  };
  for (const [index, value] of values.entries()) yield { record: recordOf(value, text, () => nodeOf(index)) };
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
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

function* salvage(text: string): Iterable<JsonReading> {
  const errors: ParseError[] = [];
  const tree = treeOf(text, errors);
  const [first] = errors;
  if (tree?.type !== 'array' || first === undefined) {
    yield { problem: brokenJson(text, first, text) };
    return;
  }
  const seen = new Set<ParseError>();
  for (const node of tree.children ?? []) {
    const inside = errors.filter(
      ({ offset }) => offset >= node.offset && offset <= node.offset + node.length,
    );
    for (const error of inside) seen.add(error);
    const value = parsed(textOf(node, text));
    if (value !== undefined) yield { record: recordOf(value.value, text, () => node) };
    else yield { problem: brokenJson(text, inside[0] ?? first, textOf(node, text)) };
  }
  const [outside] = errors.filter((error) => !seen.has(error));
  if (outside !== undefined && seen.size === 0)
    yield { problem: brokenJson(text, outside, restAfter(tree, text)) };
}

/** What stands after the last record that could be told from the others. */
function restAfter(tree: Node, text: string): string {
  const last = tree.children?.at(-1);
  return text.slice(last === undefined ? 0 : last.offset + last.length);
}

function treeOf(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors);
  } catch (error) {
    // Thousands of opening brackets exhaust the stack.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function textOf(node: Node | undefined, text: string): string {
  return node === undefined ? text : text.slice(node.offset, node.offset + node.length);
}

function brokenJson(text: string, error: ParseError | undefined, raw: string): Problem {
  const what = error === undefined ? 'it is nested too deeply' : describe(printParseErrorCode(error.error));
  return {
    ...positionAt(text, error?.offset ?? 0),
    message: `The JSON is broken here: ${what}.`,
    hint: 'Download the file again; it may have been cut off.',
    raw,
  };
}

/** `CommaExpected` in words. */
function describe(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
