import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import remarkMath from 'remark-math';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { Markdown } from './markdown-text.ts';

/** A paragraph, which may have formulas in it, or a display formula. */
export type Block = Paragraph | Extract<RootContent, { type: 'math' }>;

const writer = unified().use(remarkStringify, { bullet: '-', rule: '-' }).use(remarkMath).freeze();

/** Writes blocks as Markdown that a parser reads back as the same blocks. */
export function stringifyBlocks(blocks: readonly Block[]): Markdown {
  const root: Root = { type: 'root', children: [...blocks] };
  return writer.stringify(root).trimEnd();
}

export function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}
