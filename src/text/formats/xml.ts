import { fromHtml } from 'hast-util-from-html';
import { cleaned, paragraphsOf } from '../clean/clean-text.ts';
import { escapedOnce } from '../html/html-markup.ts';
import { closedAtOnce, isReadable, withoutTags } from '../html/html-shape.ts';
import type { Markdown } from '../mdast/markdown-text.ts';
import { paragraph, writeBlocks } from '../mdast/stringify.ts';
import { XmlReading } from './xml-to-mdast.ts';

/**
 * The inside of an XML or HTML element as Markdown: emphasis, code, links, `<tex-math>`, sub- and superscripts; of any
 * other element (`<fixed-case>`) only what it holds counts. Elements may be misnested or left open.
 */
export function xmlToMarkdown(inner: string): Markdown {
  const clean = escapedOnce(cleaned(inner));
  if (!/[<&]/u.test(clean)) return fromParagraphs(clean);
  const html = closedAtOnce(clean);
  // No title and no abstract looks like that: its tags go, its words stay.
  if (!isReadable(html)) return fromParagraphs(withoutTags(html));
  return writeBlocks(new XmlReading(fromHtml(html, { fragment: true }).children).blocks());
}

function fromParagraphs(text: string): Markdown {
  return writeBlocks(paragraphsOf(text).map((value) => paragraph([{ type: 'text', value }])));
}
