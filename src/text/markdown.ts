import type { Root as HtmlRoot } from 'hast';
import type { PhrasingContent, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import rehypeStringify from 'rehype-stringify';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
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
  const root = parser.parse(markdown);
  return root.children.map((node) => textOf(node)).join('\n\n');
}

/** The Markdown as HTML. Raw HTML in it is shown as text, never passed on. */
export function toHtml(markdown: Markdown): string {
  return String(renderer.processSync(markdown));
}

/** One line of Markdown as HTML without a paragraph around it, for titles. */
export function toInlineHtml(markdown: Markdown): string {
  const tree = renderer.runSync(renderer.parse(markdown)) as HtmlRoot;
  const [only, ...others] = tree.children.filter((node) => node.type === 'element');
  const inner = only?.tagName === 'p' && others.length === 0 ? { ...tree, children: only.children } : tree;
  return renderer.stringify(inner);
}
