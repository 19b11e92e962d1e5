import { lineOf } from '../../text/clean/clean-text.ts';
import { xmlToMarkdown } from '../../text/formats/xml.ts';
import type { Markdown } from '../../text/mdast/markdown-text.ts';
import type { XmlElement, XmlRecord } from './tree.ts';

/** An element's content as Markdown; empty if there is no element. */
export function markdownIn(record: XmlRecord, element: XmlElement | undefined): Markdown {
  return xmlToMarkdown(innerOf(record, element));
}

/** An element's content as one line of Markdown, for titles. */
export function lineIn(record: XmlRecord, element: XmlElement | undefined): Markdown {
  return xmlToMarkdown(lineOf(innerOf(record, element)));
}

/** The source text between an element's tags. */
function innerOf({ raw }: XmlRecord, element: XmlElement | undefined): string {
  if (element === undefined || element.inner === element.end) return '';
  return raw.slice(element.inner, raw.lastIndexOf('</', element.end));
}
