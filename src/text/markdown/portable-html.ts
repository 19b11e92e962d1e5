import type { Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { texToUnicode } from '../math/to-unicode.ts';
import type { Markdown } from '../mdast/markdown-text.ts';
import { remarkPlugins } from './plugins.ts';
import { rehypeSafeLinks } from './rehype-safe-links.ts';

const renderer = unified()
  .use(remarkParse)
  .use(remarkPlugins)
  .use(remarkUnicodeFormulas)
  .use(remarkRehype)
  .use(rehypeSafeLinks)
  .use(rehypeAbsoluteUrls)
  .use(rehypeStringify);

/**
 * The Markdown as HTML for other programs. Formulas are in Unicode, `M ∈ ℝ^(m×n)`, since few programs keep MathML. Addresses
 * are absolute. Raw HTML is shown as text.
 * @param page the address that relative addresses are resolved against.
 */
export function toPortableHtml(markdown: Markdown, page: string): string {
  return String(renderer.processSync({ value: markdown, data: { page } }));
}

function remarkUnicodeFormulas() {
  return (tree: Root) => {
    visit(tree, ['inlineMath', 'math'], (node, index, parent) => {
      if (parent === undefined || index === undefined || !('value' in node)) return;
      const text = { type: 'text' as const, value: texToUnicode(node.value) };
      const isBlock = node.type === 'math';
      parent.children.splice(index, 1, isBlock ? { type: 'paragraph', children: [text] } : text);
      return SKIP;
    });
  };
}

function rehypeAbsoluteUrls() {
  return (tree: HtmlRoot, { data }: { readonly data: Readonly<Record<string, unknown>> }) => {
    visit(tree, 'element', ({ properties }) => {
      for (const name of ['href', 'src']) {
        const address = properties[name];
        if (typeof address === 'string') properties[name] = new URL(address, String(data.page)).href;
      }
    });
  };
}
