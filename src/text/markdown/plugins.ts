import type { Root } from 'mdast';
import remarkMath from 'remark-math';
import type { PluggableList } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { remarkBoundedDepth } from '../mdast/bounded-depth.ts';
import { rehypeMathml } from './rehype-mathml.ts';
import { rehypeSafeLinks } from './rehype-safe-links.ts';

/** Turns raw HTML into text, because titles and abstracts are untrusted input. */
function remarkHtmlAsText() {
  return (tree: Root) => {
    visit(tree, 'html', (node, index, parent) => {
      if (parent === undefined || index === undefined) return;
      const text = { type: 'text' as const, value: node.value };
      const block = parent.type === 'root' || parent.type === 'blockquote' || parent.type === 'listItem';
      parent.children.splice(index, 1, block ? { type: 'paragraph', children: [text] } : text);
      return SKIP;
    });
  };
}

/** The plugins for papers and for Astro's own Markdown files. */
export const remarkPlugins: PluggableList = [remarkBoundedDepth, remarkMath, remarkHtmlAsText];
export const rehypePlugins: PluggableList = [rehypeSafeLinks, rehypeMathml];
