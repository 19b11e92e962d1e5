/**
 * How much of a paper's text there is, in an order that holds for any texts: first its letters and digits, since one
 * that is cut off has fewer, then its formulas and formatting, since a source may have lost them, then how little is
 * left over of TeX, then its length.
 */
export function completeness(text: string): readonly number[] {
  return [
    count(withoutCommands(text), /[\p{L}\p{N}]/gu),
    count(text, MARKS),
    -count(text, TEX_REMAINS),
    text.length,
  ];
}

// Formulas, emphasis, code, links, and what a typesetter makes of plain dashes and quotation marks.
const MARKS = /(?<!\\)[$*`<[]|[–—“”‘’]/gu;

// A backslash, a tie, dashes and braces of TeX's.
const TEX_REMAINS = /\\\\|~|--|\{/gu;

// Names of commands are no words of the text, whether they still have their backslashes or not.
const COMMANDS =
  /\\?\b(?:text(?:bf|it|tt|sc|sl|rm|up)?|math[a-z]{2,5}|emph|underline|href|url)(?=\{| [A-Z]\b)|\\\\[Hcvukr](?=\{)|\b[lc]?dots\b|(?:left|right|[bB]igg?[lr]?)(?=[()[\]|])|(?<=\{)\\*(?:bf|cal|em|it|sl|tt)\s/gu;
// `https://a.example{https://a.example}` is one address.
const REPEATED_ADDRESS = /(https?:\/\/[^\s{}[\]()]{1,500})(?:\\?\{\1\\?\}|\]\(\1\))/gu;

function withoutCommands(text: string): string {
  return text.replace(COMMANDS, '').replace(REPEATED_ADDRESS, '$1');
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
