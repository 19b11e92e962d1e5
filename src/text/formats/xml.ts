import { fromHtml } from 'hast-util-from-html';
import { cleanText, paragraphsOf } from '../clean/clean-text.ts';
import { collapseEscapes } from '../html/html-markup.ts';
import { expandSelfClosing, isParsable, stripTags } from '../html/html-shape.ts';
import type { Markdown } from '../mdast/markdown-text.ts';
import { paragraph, stringifyBlocks } from '../mdast/stringify.ts';
import { XmlConverter } from './xml-to-mdast.ts';

/**
 * The inside of an XML or HTML element as Markdown: emphasis, code, links, `<tex-math>`, sub- and superscripts; of any
 * other element (`<fixed-case>`) only what it holds counts. Elements may be misnested or left open.
 */
export function xmlToMarkdown(inner: string): Markdown {
  const clean = collapseEscapes(cleanText(inner));
  if (!/[<&]/u.test(clean)) return fromParagraphs(clean);
  const html = expandSelfClosing(clean);
  // No title and no abstract looks like that: its tags go, its words stay.
  if (!isParsable(html)) return fromParagraphs(stripTags(html));
  return stringifyBlocks(new XmlConverter(fromHtml(html, { fragment: true }).children).blocks());
}

function fromParagraphs(text: string): Markdown {
  return stringifyBlocks(paragraphsOf(text).map((value) => paragraph([{ type: 'text', value }])));
}
