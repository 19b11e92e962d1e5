import type { Markdown } from '../mdast/markdown-text.ts';

// Control characters, which a parser replaces or treats as white space, and line ends that may be hard line breaks.
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for them
const UNSAFE = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]|[^\S\n](?:\n|$)|\\(?:\n|$)/u;
// Only a paragraph begins like this. A number with `.` or `)` may begin a list.
const PARAGRAPH_START = /^(?:[^\s!-/:-@[-`{-~\d]|["'(](?=.)|\d+[^\d.)\s]|\\[!-/:-@[-`{-~\p{L}]|\$(?=[^$]))/u;
const SPECIAL = /[$*[\\_`<&]/u;
// An escaped character; a formula between single dollars without spaces inside of them; emphasis between single asterisks; or
// a character that may be other markup: an asterisk without a space after it, or an underscore at the edge of a word.
const MARKUP =
  /\\([!-/:-@[-`{-~])|\$((?! )[^$\n]+)(?<! )\$(?!\$)|\*(?=[\p{L}\p{N}])([^$*[\\_`<&\n]+)(?<=[\p{L}\p{N}])\*(?!\*)|[$[`]|\*(?! |$)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|[<&](?! )/gu;

/**
 * The plain text of simple Markdown by paragraph, as a parser would read it, in a fiftieth of the parser's time. Markdown is
 * simple if each paragraph is one line with no markup but escapes, formulas and simple emphasis. Nearly all titles and
 * abstracts are. `undefined` for all other Markdown, and whenever the result might differ.
 * @param formula converts a formula to text.
 */
export function plainTextFastPath(
  markdown: Markdown,
  formula: (tex: string) => string,
): string[] | undefined {
  if (markdown === '') return [];
  // A parser replaces lone surrogates.
  if (UNSAFE.test(markdown) || !markdown.isWellFormed()) return undefined;
  const paragraphs: string[] = [];
  for (const paragraph of markdown.split('\n\n')) {
    const text = PARAGRAPH_START.test(paragraph) ? paragraphText(paragraph, formula) : undefined;
    if (text === undefined) return undefined;
    paragraphs.push(text);
  }
  return paragraphs;
}

/**
 * The paragraphs of Markdown that has no character of markup or HTML: their text is their HTML. `undefined` for all other Markdown, and
 * whenever the result of a parser might differ.
 */
export function htmlFastPath(markdown: Markdown): string[] | undefined {
  return SPECIAL.test(markdown) ? undefined : plainTextFastPath(markdown, (tex) => tex);
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
