import { lineOf } from '../../text/clean/clean-text.ts';
import { xmlToMarkdown } from '../../text/formats/xml.ts';
import type { Markdown } from '../../text/mdast/markdown-text.ts';
import type { XmlElement, XmlRecord } from './tree.ts';

/** What stands in an element, with its markup, as Markdown; empty where there is no such element. */
export function markdownIn(record: XmlRecord, element: XmlElement | undefined): Markdown {
  return xmlToMarkdown(innerOf(record, element));
}

/** The same on one line, for titles. */
export function lineIn(record: XmlRecord, element: XmlElement | undefined): Markdown {
  return xmlToMarkdown(lineOf(innerOf(record, element)));
}

/** The text between an element's tags as it stands in the file. */
function innerOf({ raw }: XmlRecord, element: XmlElement | undefined): string {
  if (element === undefined || element.inner === element.end) return '';
  return raw.slice(element.inner, raw.lastIndexOf('</', element.end));
}
