import type { Processor } from 'unified';

// All constructs of micromark that begin a block other than a paragraph.
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

/** Makes the parser read Markdown as one line of text, without lists, headings and quotations. */
export function remarkInlineOnly(this: Processor): void {
  const data = this.data();
  const extensions = data.micromarkExtensions ?? [];
  data.micromarkExtensions = extensions;
  extensions.push({ disable: { null: BLOCKS } });
}
