import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';

/** The text of a node; what stands on lines of its own stays apart from what follows. */
export function wordsOf(node: Nodes): string {
  if (node.type === 'break') return ' ';
  if (
    node.type === 'root' ||
    node.type === 'blockquote' ||
    node.type === 'list' ||
    node.type === 'listItem'
  ) {
    return node.children
      .map(wordsOf)
      .filter((text) => text !== '')
      .join('\n\n');
  }
  return 'children' in node ? node.children.map(wordsOf).join('') : textOf(node);
}
