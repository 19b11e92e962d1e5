/**
 * Text in CommonMark (https://spec.commonmark.org/0.31.2/) with formulas between dollars, as titles and abstracts are stored.
 * Paragraphs are separated by blank lines. Strangers wrote the words, so they are escaped: the text shows exactly as it is.
 */
export type Markdown = string;
