import { fromPlain, type Markdown, toPlain } from '../text/markdown.ts';
import { lineOf, paragraphsOf } from '../text/plain.ts';
import { texLineToMarkdown } from '../text/tex.ts';
import { xmlToMarkdown } from '../text/xml.ts';

/** What bibliographies hold of HTML, and of the JATS of Crossref's abstracts. */
const ELEMENT = /<\/?(?:jats:)?(?:b|i|p|sc|sec|sub|sup|span|em|strong|bold|italic|title)(?:\s[^<>]*)?\/?>/i;
const ENTITY = /&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);/i;

/** A title of a bibliography as one line of Markdown: plain, with formulas between dollars, or with HTML in it. */
export function htmlLineToMarkdown(value: string): Markdown {
  const line = lineOf(value);
  return hasMarkup(line) ? lineOf(xmlToMarkdown(asHtml(line))) : texLineToMarkdown(line);
}

/** An abstract of a bibliography as Markdown. */
export function htmlToMarkdown(value: string): Markdown {
  return hasMarkup(value) ? xmlToMarkdown(asHtml(value)) : fromPlain(paragraphsOf(value));
}

/** A field that has no markup in the store, as the name of a journal. */
export function htmlToPlain(value: string): string {
  return hasMarkup(value) ? lineOf(toPlain(xmlToMarkdown(asHtml(value)))) : lineOf(value);
}

function hasMarkup(value: string): boolean {
  return ELEMENT.test(value) || ENTITY.test(value);
}

/** The heading “Abstract” is none of the abstract. */
function asHtml(value: string): string {
  return value
    .replace(/<jats:title>\s*abstract\s*<\/jats:title>/gi, '')
    .replace(/<(\/?)jats:italic\b/gi, '<$1i')
    .replace(/<(\/?)jats:bold\b/gi, '<$1b')
    .replace(/<(\/?)jats:title\b/gi, '<$1p')
    .replace(/<(\/?)jats:/gi, '<$1');
}
