import type { Root as HtmlRoot } from 'hast';
import type { Nodes, PhrasingContent, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import rehypeStringify from 'rehype-stringify';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { rehypeWithoutLinks } from './addresses.ts';
import { remarkInlineOnly } from './inline-only.ts';
import { rehypePlugins, remarkPlugins } from './plugins.ts';
import { inlineFromTex } from './tex.ts';

/** Text that strangers wrote, as Markdown that shows it exactly; paragraphs are apart by blank lines. */
export type Markdown = string;

const parser = unified().use(remarkParse).use(remarkMath);
const writer = unified().use(remarkStringify, { bullet: '-', rule: '-' }).use(remarkMath);
const renderer = unified()
  .use(remarkParse)
  .use(remarkPlugins)
  .use(remarkRehype)
  .use(rehypePlugins)
  .use(rehypeStringify);
const inlineRenderer = unified()
  .use(remarkParse)
  .use(remarkPlugins)
  .use(remarkInlineOnly)
  .use(remarkRehype)
  .use(rehypePlugins)
  .use(rehypeWithoutLinks)
  .use(rehypeStringify);

/** Plain paragraphs as Markdown that reads back as the same text: nothing in them can become markup. */
export function fromPlain(paragraphs: readonly string[]): Markdown {
  return write(paragraphs.map((value) => [{ type: 'text', value }]));
}

/** One line with formulas between dollars, as a title has them, as Markdown. */
export function fromTexLine(line: string): Markdown {
  return write([inlineFromTex(line)]);
}

function write(paragraphs: readonly PhrasingContent[][]): Markdown {
  const root: Root = {
    type: 'root',
    children: paragraphs.map((children) => ({ type: 'paragraph', children })),
  };
  return writer.stringify(root).trimEnd();
}

/** What a person reads in the Markdown, without its markup; paragraphs apart by a blank line. */
export function toPlain(markdown: Markdown): string {
  return wordsOf(parser.parse(markdown));
}

/** The text of a node; what stands on lines of its own stays apart from what follows. */
function wordsOf(node: Nodes): string {
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

/** The Markdown as HTML. Raw HTML in it is shown as text, never passed on. */
export function toHtml(markdown: Markdown): string {
  return String(renderer.processSync(markdown));
}

/** One line of Markdown as HTML without a paragraph and without links, for titles; `1. Introduction` is no list. */
export function toInlineHtml(markdown: Markdown): string {
  const line = markdown.replace(/\s+/gu, ' ').trim();
  const tree = inlineRenderer.runSync(inlineRenderer.parse(line)) as HtmlRoot;
  const [only] = tree.children;
  return inlineRenderer.stringify(
    only?.type === 'element' && only.tagName === 'p' ? { ...tree, children: only.children } : tree,
  );
}
