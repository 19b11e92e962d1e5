/**
 * Text in CommonMark (https://spec.commonmark.org/0.31.2/) with formulas between dollars, as titles and abstracts are stored.
 * Paragraphs are separated by blank lines. The text is untrusted, so it is escaped: pages show it exactly as it is.
 */
export type Markdown = string;
