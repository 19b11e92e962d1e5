import { lineOf, paragraphsOf } from '../../text/clean/clean-text.ts';
import { htmlToTex } from '../../text/html/html-to-tex.ts';
import { fromPlain } from '../../text/markdown/markdown.ts';
import type { Markdown } from '../../text/mdast/markdown-text.ts';
import { texLineToMarkdown, texToMarkdown, texToPlain } from '../../text/tex/tex-to-markdown.ts';

/** A title of a bibliography as one line of Markdown: plain, with TeX or with HTML in it. */
export function htmlLineToMarkdown(value: string): Markdown {
  return texLineToMarkdown(htmlToTex(value));
}

// Zotero and DataCite export abstracts of arXiv as their authors wrote them.
const TEX = /\\[A-Za-z([%&$#_{}'"`^~=.]|\$[^$]+\$|``|\{[-`'"]{1,3}\}|[\^_]\{/u;

/** An abstract of a bibliography as Markdown: plain, with TeX or with HTML in it. */
export function htmlToMarkdown(value: string): Markdown {
  const isTex = TEX.test(value);
  // Braces without any sign of TeX are braces.
  const tex = isTex ? value : value.replace(/[{}]/gu, '\\$&');
  const read = htmlToTex(tex);
  return isTex || read !== tex ? texToMarkdown(read) : fromPlain(paragraphsOf(value));
}

/** A field that has no markup in the store, as the name of a journal. */
export function htmlToPlain(value: string): string {
  const tex = htmlToTex(value);
  return tex === value ? lineOf(value) : texToPlain(tex);
}
