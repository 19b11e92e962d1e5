import { cleaned, lineOf } from '../clean/clean-text.ts';
import { withoutHtml } from '../clean/html-entities.ts';
import { texOfHtml } from '../html/html-to-tex.ts';
import { plainFormula } from '../math/to-unicode.ts';
import type { Markdown } from '../mdast/markdown-text.ts';
import { type Block, writeBlocks } from '../mdast/stringify.ts';
import { wordsOf } from '../mdast/to-text.ts';
import { TexParser } from './parser.ts';

/** Converts text with TeX's accents, commands and formulas, as authors submit it to arXiv. Paragraphs stay. */
export function texToMarkdown(raw: string): Markdown {
  return writeBlocks(blocksOf(cleaned(withoutHtml(raw)).trim(), false));
}

/** Converts a title like {@link texToMarkdown}, but to one line, since line breaks in it are wraps. */
export function texLineToMarkdown(raw: string): Markdown {
  return writeBlocks(blocksOf(lineOf(withoutHtml(raw)), true));
}

/** Converts a name, or another field without markup, to one line of plain text: `Erd{\H o}s` is Erdős. HTML is read too. */
export function texToPlain(raw: string): string {
  return lineOf(
    blocksOf(lineOf(texOfHtml(withoutHtml(raw))), true)
      .map((block) => wordsOf(block, plainFormula))
      .join(' '),
  );
}

function blocksOf(tex: string, isLine: boolean): readonly Block[] {
  return new TexParser(tex, isLine).parse();
}
