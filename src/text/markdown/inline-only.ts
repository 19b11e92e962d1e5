import type { Processor } from 'unified';

// What begins a block in Markdown, by the names of micromark's constructs.
const BLOCKS = [
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'definition',
  'headingAtx',
  'htmlFlow',
  'list',
  'mathFlow',
  'setextUnderline',
  'thematicBreak',
];

/** Reads Markdown as a line of text: nothing at its beginning makes it a list, a heading or a quotation. */
export function remarkInlineOnly(this: Processor): void {
  const data = this.data();
  const extensions = data.micromarkExtensions ?? [];
  data.micromarkExtensions = extensions;
  extensions.push({ disable: { null: BLOCKS } });
}
