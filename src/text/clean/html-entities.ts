import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'mdast-util-to-string';

const REFERENCE = /(?<!\\)&(?:[A-Za-z][A-Za-z\d]{1,30}|#\d{2,7}|#[xX][\dA-Fa-f]{2,6});/gu;
const LINE_BREAK = /<br\s*\/?>/giu;

/**
 * Decodes the HTML entities that a web form left in TeX: `&mu;-calculus` is μ-calculus, and `<br>` is a space. Entities for
 * ASCII and all other tags stay, since a text may be about `&lt;` itself.
 */
export function decodeEntities(tex: string): string {
  const text = tex.includes('&') ? tex.replace(REFERENCE, (reference) => decodeEntity(reference)) : tex;
  return text.includes('<') ? text.replace(LINE_BREAK, ' ') : text;
}

function decodeEntity(reference: string): string {
  const sign = textOf(fromHtml(reference, { fragment: true }));
  return /^[^\0-\u007F\uFFFD]+$/u.test(sign) ? sign : reference;
}
