import { fromHtml } from 'hast-util-from-html';
import type { Markdown } from './markdown.ts';
import { cleaned, paragraphsOf } from './plain.ts';
import { paragraph, writeBlocks } from './write.ts';
import { XmlReading } from './xml-reading.ts';

const TAG = /<(\/?)[a-z][^<>]*>/giu;
/** How many tags are read and how many may be open at once: the parser would not end, or not return, beyond. */
const MOST_TAGS = 5000;
const MOST_OPEN = 200;

/**
 * The inside of an XML or HTML element as Markdown: emphasis, code, links, `<tex-math>`, sub- and superscripts; of any
 * other element (`<fixed-case>`) only what it holds counts. Elements may be misnested or left open.
 */
export function xmlToMarkdown(inner: string): Markdown {
  const clean = cleaned(inner);
  if (!/[<&]/u.test(clean)) return fromParagraphs(clean);
  // Unlike HTML, XML closes any element at once.
  const html = clean.replace(/<([a-z][\w:-]*)([^<>]*)\/>/giu, (whole, name: string, rest: string) =>
    /^(?:br|hr|img|wbr)$/iu.test(name) ? whole : `<${name}${rest}></${name}>`,
  );
  // No title and no abstract looks like that: its tags go, its words stay.
  if (!isReadable(html)) return fromParagraphs(html.replace(TAG, ' '));
  return writeBlocks(new XmlReading(fromHtml(html, { fragment: true }).children).blocks());
}

function isReadable(html: string): boolean {
  let tags = 0;
  let open = 0;
  for (const [tag, slash] of html.matchAll(TAG)) {
    tags++;
    if (slash === '/') open--;
    else if (!/^<(?:br|hr|img|wbr)\b/iu.test(tag)) open++;
    if (tags > MOST_TAGS || open > MOST_OPEN) return false;
  }
  return true;
}

function fromParagraphs(text: string): Markdown {
  return writeBlocks(paragraphsOf(text).map((value) => paragraph([{ type: 'text', value }])));
}
