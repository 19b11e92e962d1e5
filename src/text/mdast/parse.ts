import type { Root } from 'mdast';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { remarkBoundedDepth } from './bounded-depth.ts';
import type { Markdown } from './markdown-text.ts';

const parser = unified().use(remarkParse).use(remarkBoundedDepth).use(remarkMath).freeze();

/** Parses Markdown with formulas. */
export function parseMarkdown(markdown: Markdown): Root {
  return parser.parse(markdown);
}
