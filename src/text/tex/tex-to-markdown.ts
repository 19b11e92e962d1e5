import { cleaned, lineOf } from '../clean/clean-text.ts';
import { withoutHtml } from '../clean/html-entities.ts';
import { texOfHtml } from '../html/html-to-tex.ts';
import { plainFormula } from '../math/to-unicode.ts';
import type { Markdown } from '../mdast/markdown-text.ts';
import { type Block, writeBlocks } from '../mdast/stringify.ts';
import { wordsOf } from '../mdast/to-text.ts';
import { TexReading } from './parser.ts';

/** Text as authors write it for arXiv, with TeX's accents, commands and formulas, as Markdown; paragraphs stay. */
export function texToMarkdown(raw: string): Markdown {
  return writeBlocks(blocksOf(cleaned(withoutHtml(raw)).trim(), false));
}

/** The same for a title: one line, whatever its wraps. */
export function texLineToMarkdown(raw: string): Markdown {
  return writeBlocks(blocksOf(lineOf(withoutHtml(raw)), true));
}

/** The same for names and other fields without markup, where HTML is none either: `Erd{\H o}s` is Erdős. One line. */
export function texToPlain(raw: string): string {
  return lineOf(
    blocksOf(lineOf(texOfHtml(withoutHtml(raw))), true)
      .map((block) => wordsOf(block, plainFormula))
      .join(' '),
  );
}

function blocksOf(tex: string, isLine: boolean): readonly Block[] {
  return new TexReading(tex, isLine).blocks();
}
