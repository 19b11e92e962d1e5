import type { Root as HtmlRoot } from 'hast';
import rehypeStringify from 'rehype-stringify';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { memoize } from '../math/memoize.ts';
import { texToUnicode } from '../math/to-unicode.ts';
import type { Markdown } from '../mdast/markdown-text.ts';
import { paragraph, stringifyBlocks } from '../mdast/stringify.ts';
import { htmlFastPath } from './fast-path.ts';
import { remarkInlineOnly } from './inline-only.ts';
import { rehypePlugins, remarkPlugins } from './plugins.ts';
import { rehypeUnwrapLinks } from './rehype-safe-links.ts';
import { toText } from './to-text.ts';

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
  .use(rehypeUnwrapLinks)
  .use(rehypeStringify);

/** Escapes plain paragraphs, so that a parser reads the same text and no markup. */
export function fromPlain(paragraphs: readonly string[]): Markdown {
  return stringifyBlocks(paragraphs.map((value) => paragraph([{ type: 'text', value }])));
}

/**
 * The Markdown as plain text without markup, with a blank line between paragraphs. Formulas are in Unicode, `M ∈ ℝ^(m×n)`, see
 * {@link texToUnicode}.
 */
export function toPlain(markdown: Markdown): string {
  return toText(markdown, texToUnicode);
}

/** The Markdown as HTML. Raw HTML in it is shown as text. */
export function toHtml(markdown: Markdown): string {
  const paragraphs = htmlFastPath(markdown);
  if (paragraphs !== undefined) return paragraphs.map((text) => `<p>${text}</p>`).join('\n');
  return String(renderer.processSync(markdown));
}

/**
 * A title as HTML, without a paragraph around it and without links. `1. Introduction` is not a list. Results are cached: a title is on
 * some ten pages.
 */
export const toInlineHtml: (markdown: Markdown) => string = memoize(renderInline);

function renderInline(markdown: Markdown): string {
  const line = markdown.replace(/\s+/gu, ' ').trim();
  const [text] = htmlFastPath(line) ?? [];
  if (text !== undefined) return text;
  const tree = inlineRenderer.runSync(inlineRenderer.parse(line)) as HtmlRoot;
  const [only] = tree.children;
  return inlineRenderer.stringify(
    only?.type === 'element' && only.tagName === 'p' ? { ...tree, children: only.children } : tree,
  );
}
