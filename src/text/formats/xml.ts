import { fromHtml } from 'hast-util-from-html';
import { cleanText, paragraphsOf } from '../clean/clean-text.ts';
import { collapseEscapes } from '../html/html-markup.ts';
import { expandSelfClosing, isParsable, stripTags } from '../html/html-shape.ts';
import type { Markdown } from '../mdast/markdown-text.ts';
import { paragraph, stringifyBlocks } from '../mdast/stringify.ts';
import { XmlConverter } from './xml-to-mdast.ts';

/**
 * Converts the content of an XML or HTML element to Markdown: emphasis, code, links, formulas, sub- and superscripts. Of other
 * elements (`<fixed-case>`) only the content is converted. Elements may overlap or be left open.
 */
export function xmlToMarkdown(inner: string): Markdown {
  const clean = collapseEscapes(cleanText(inner));
  if (!/[<&]/u.test(clean)) return fromParagraphs(clean);
  const html = expandSelfClosing(clean);
  // No title or abstract has so many tags, so only the text is kept.
  if (!isParsable(html)) return fromParagraphs(stripTags(html));
  return stringifyBlocks(new XmlConverter(fromHtml(html, { fragment: true }).children).blocks());
}

function fromParagraphs(text: string): Markdown {
  return stringifyBlocks(paragraphsOf(text).map((value) => paragraph([{ type: 'text', value }])));
}
