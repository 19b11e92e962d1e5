import type { Markdown } from '../mdast/markdown-text.ts';

// Whoever speaks of Markdown here speaks of CommonMark (https://spec.commonmark.org/0.31.2/) with formulas in dollars.

// Control characters, which a parser replaces or takes for white space, and a line's end that may be a break.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSAFE = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]|[^\S\n](?:\n|$)|\\(?:\n|$)/u;
// Nothing but a paragraph begins so. A number may count a list's items.
const PARAGRAPH_START = /^(?:[^\s!-/:-@[-`{-~\d]|["'(](?=.)|\d+[^\d.)\s]|\\[!-/:-@[-`{-~\p{L}]|\$(?=[^$]))/u;
const SPECIAL = /[$*[\\_`<&]/u;
// An escaped sign; a formula in single dollars without room inside; words between single asterisks; or what could be other
// markup: an asterisk behind which no room is opens emphasis, and an underscore does so at the edge of a word.
const MARKUP =
  /\\([!-/:-@[-`{-~])|\$((?! )[^$\n]+)(?<! )\$(?!\$)|\*(?=[\p{L}\p{N}])([^$*[\\_`<&\n]+)(?<=[\p{L}\p{N}])\*(?!\*)|[$[`]|\*(?! |$)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|[<&](?! )/gu;

/**
 * The paragraphs of Markdown in which every one is a line without any markup but escapes, formulas and simple emphasis, as
 * nearly all titles and abstracts are: what a parser would read in them, in a fiftieth of its time. `undefined` for all
 * other Markdown, and wherever there could be a doubt.
 * @param formula what a formula reads as.
 */
export function plainTextFastPath(
  markdown: Markdown,
  formula: (tex: string) => string,
): string[] | undefined {
  if (markdown === '') return [];
  // Half a character is no text.
  if (UNSAFE.test(markdown) || !markdown.isWellFormed()) return undefined;
  const paragraphs: string[] = [];
  for (const paragraph of markdown.split('\n\n')) {
    const text = PARAGRAPH_START.test(paragraph) ? paragraphText(paragraph, formula) : undefined;
    if (text === undefined) return undefined;
    paragraphs.push(text);
  }
  return paragraphs;
}

function paragraphText(paragraph: string, formula: (tex: string) => string): string | undefined {
  if (paragraph.includes('\n')) return undefined;
  if (!SPECIAL.test(paragraph)) return paragraph;
  let isPlain = true;
  const text = paragraph.replace(MARKUP, (_, escaped?: string, tex?: string, stressed?: string) => {
    if (tex !== undefined) return formula(tex);
    const bare = escaped ?? stressed;
    isPlain &&= bare !== undefined;
    return bare ?? '';
  });
  return isPlain ? text : undefined;
}
