import { texOfHtml } from '../text/html-tex.ts';
import type { Markdown } from '../text/markdown.ts';
import { lineOf } from '../text/plain.ts';
import { texLineToMarkdown, texToMarkdown, texToPlain } from '../text/tex.ts';

/** A title of a bibliography as one line of Markdown: plain, with TeX or with HTML in it. */
export function htmlLineToMarkdown(value: string): Markdown {
  return texLineToMarkdown(texOfHtml(value));
}

/** An abstract of a bibliography as Markdown. */
export function htmlToMarkdown(value: string): Markdown {
  return texToMarkdown(texOfHtml(value));
}

/** A field that has no markup in the store, as the name of a journal. */
export function htmlToPlain(value: string): string {
  const tex = texOfHtml(value);
  return tex === value ? lineOf(value) : texToPlain(tex);
}
