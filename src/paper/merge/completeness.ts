/**
 * The completeness of a text, as numbers to compare in order; higher is better. They are: letters and digits,
 * since a text that was cut off has fewer; formulas and formatting, which a source may have lost; remains of
 * TeX (negative); and the length.
 */
export function completeness(text: string): readonly number[] {
  return [
    count(withoutCommands(text), /[\p{L}\p{N}]/gu),
    count(text, MARKS),
    -count(text, TEX_REMAINS),
    text.length,
  ];
}

// Formulas, emphasis, code, links, typographic dashes and quotation marks.
const MARKS = /(?<!\\)[$*`<[]|[–—“”‘’]/gu;

// Backslashes, ties, dashes and braces of TeX, which Markdown should not have.
const TEX_REMAINS = /\\\\|~|--|\{/gu;

// Names of TeX commands, with or without their backslashes, do not count as words.
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
