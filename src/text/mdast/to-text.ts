import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';

/** The plain text of a node, with a blank line between blocks. `formula` converts a formula to text. */
export function nodeToText(node: Nodes, formula: (tex: string) => string = sourceOf): string {
  if (node.type === 'break') return ' ';
  if (node.type === 'inlineMath' || node.type === 'math') return formula(node.value);
  if (
    node.type === 'root' ||
    node.type === 'blockquote' ||
    node.type === 'list' ||
    node.type === 'listItem'
  ) {
    return node.children
      .map((child) => nodeToText(child, formula))
      .filter((text) => text !== '')
      .join('\n\n');
  }
  return 'children' in node
    ? node.children.map((child) => nodeToText(child, formula)).join('')
    : textOf(node);
}

function sourceOf(tex: string): string {
  return tex;
}
