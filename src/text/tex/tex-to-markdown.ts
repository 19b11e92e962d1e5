import { cleanText, lineOf } from '../clean/clean-text.ts';
import { decodeEntities } from '../clean/html-entities.ts';
import { htmlToTex } from '../html/html-to-tex.ts';
import { texToUnicode } from '../math/to-unicode.ts';
import type { Markdown } from '../mdast/markdown-text.ts';
import { type Block, stringifyBlocks } from '../mdast/stringify.ts';
import { nodeToText } from '../mdast/to-text.ts';
import { TexParser } from './parser.ts';

/** Converts text with TeX's accents, commands and formulas, as authors submit it to arXiv. Paragraphs stay. */
export function texToMarkdown(raw: string): Markdown {
  return stringifyBlocks(blocksOf(cleanText(decodeEntities(raw)).trim(), false));
}

/** Converts a title like {@link texToMarkdown}, but to one line, since line breaks in it are wraps. */
export function texLineToMarkdown(raw: string): Markdown {
  return stringifyBlocks(blocksOf(lineOf(decodeEntities(raw)), true));
}

/** Converts a name, or another field without markup, to one line of plain text: `Erd{\H o}s` is Erdős. HTML is read too. */
export function texToPlain(raw: string): string {
  return lineOf(
    blocksOf(lineOf(htmlToTex(decodeEntities(raw))), true)
      .map((block) => nodeToText(block, texToUnicode))
      .join(' '),
  );
}

function blocksOf(tex: string, isLine: boolean): readonly Block[] {
  return new TexParser(tex, isLine).parse();
}
