import type { Markdown } from '../mdast/markdown-text.ts';
import { parseMarkdown } from '../mdast/parse.ts';
import { nodeToText } from '../mdast/to-text.ts';
import { plainTextFastPath } from './fast-path.ts';

// Apart from the conversion to HTML, whose libraries ingest need not load.

/**
 * The Markdown as plain text with its formulas in TeX. Identifiers are made of this text, because it depends only on the
 * Markdown, not on the renderer of formulas.
 */
export function toWords(markdown: Markdown): string {
  return toText(markdown, (tex) => tex);
}

/** The Markdown as plain text, with a blank line between paragraphs. `formula` converts the TeX of a formula to text. */
export function toText(markdown: Markdown, formula: (tex: string) => string): string {
  // This must be fast: every page and every shard calls it for every paper.
  return plainTextFastPath(markdown, formula)?.join('\n\n') ?? nodeToText(parseMarkdown(markdown), formula);
}
