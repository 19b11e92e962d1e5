import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import remarkMath from 'remark-math';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { Markdown } from './markdown-text.ts';

/** What stands on lines of its own: words with formulas among them, or a formula alone. */
export type Block = Paragraph | Extract<RootContent, { type: 'math' }>;

const writer = unified().use(remarkStringify, { bullet: '-', rule: '-' }).use(remarkMath).freeze();

/** Nodes as the Markdown that reads back as them. */
export function stringifyBlocks(blocks: readonly Block[]): Markdown {
  const root: Root = { type: 'root', children: [...blocks] };
  return writer.stringify(root).trimEnd();
}

/** Words, formulas and emphasis as a paragraph. */
export function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}
