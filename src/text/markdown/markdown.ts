import type { Root as HtmlRoot } from 'hast';
import rehypeStringify from 'rehype-stringify';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { texToUnicode } from '../math/to-unicode.ts';
import type { Markdown } from '../mdast/markdown-text.ts';
import { parseMarkdown } from '../mdast/parse.ts';
import { paragraph, stringifyBlocks } from '../mdast/stringify.ts';
import { nodeToText } from '../mdast/to-text.ts';
import { plainTextFastPath } from './fast-path.ts';
import { remarkInlineOnly } from './inline-only.ts';
import { rehypePlugins, remarkPlugins } from './plugins.ts';
import { rehypeUnwrapLinks } from './rehype-safe-links.ts';

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

/**
 * The Markdown as plain text with its formulas in TeX. Identifiers are made of this text, because it depends only on the
 * Markdown, not on the renderer of formulas.
 */
export function toWords(markdown: Markdown): string {
  return toText(markdown, (tex) => tex);
}

function toText(markdown: Markdown, formula: (tex: string) => string): string {
  // This must be fast: every page and every shard calls it for every paper.
  return plainTextFastPath(markdown, formula)?.join('\n\n') ?? nodeToText(parseMarkdown(markdown), formula);
}

/** The Markdown as HTML. Raw HTML in it is shown as text. */
export function toHtml(markdown: Markdown): string {
  return String(renderer.processSync(markdown));
}

/** A title as HTML, without a paragraph around it and without links. `1. Introduction` is not a list. */
export function toInlineHtml(markdown: Markdown): string {
  const line = markdown.replace(/\s+/gu, ' ').trim();
  const tree = inlineRenderer.runSync(inlineRenderer.parse(line)) as HtmlRoot;
  const [only] = tree.children;
  return inlineRenderer.stringify(
    only?.type === 'element' && only.tagName === 'p' ? { ...tree, children: only.children } : tree,
  );
}
