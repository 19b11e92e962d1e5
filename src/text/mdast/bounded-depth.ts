import type { Node, Nodes, Root } from 'mdast';
import type { Processor } from 'unified';
import { takesTooLong } from './parsing-work.ts';

/** No text of a person is nested deeper. All code that walks a tree calls itself, and the stack of calls has an end. */
const DEEPEST = 100;
/** A line that opens more quotations and lists than that, which a parser would take seconds to read. */
const TOO_MANY_MARKERS = new RegExp(
  String.raw`^(?:[ \t]*(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s))){${DEEPEST + 1}}`,
  'mu',
);
/** Pictures in the text of pictures. The time for them grows with the square of their depth. */
const TOO_MANY_PICTURES = new RegExp(String.raw`(?:!\[(?:(?!!\[)[^\]])*){${DEEPEST + 1}}`, 'u');

/**
 * Makes the parser read Markdown that is nested too deep, or that would take too long, as plain text, so that its words are shown and no
 * code fails.
 */
export function remarkBoundedDepth(this: Processor): void {
  const { parser } = this;
  if (parser === undefined) return;
  this.parser = (text, file): Node => {
    if (isNotParsed(text)) return plainTree(text);
    const tree = parser(text, file);
    return isTooDeep(tree) ? plainTree(text) : tree;
  };
}

/** Whether a text is shown as plain text, since a parser would take too long for it. */
export function isNotParsed(text: string): boolean {
  return takesTooLong(text) || TOO_MANY_MARKERS.test(text) || TOO_MANY_PICTURES.test(text);
}

/** Whether a tree has more than {@link DEEPEST} levels, without calls that call themselves. */
function isTooDeep(tree: Node): boolean {
  let level: readonly Node[] = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((node) =>
      'children' in node ? (node as Extract<Nodes, { children: unknown }>).children : [],
    );
  }
  return false;
}

function plainTree(text: string): Root {
  const paragraphs = text.split(/\n[ \t]*\n/u).map((part) => part.trim());
  return {
    type: 'root',
    children: paragraphs.flatMap((value) =>
      value === '' ? [] : [{ type: 'paragraph' as const, children: [{ type: 'text' as const, value }] }],
    ),
  };
}
