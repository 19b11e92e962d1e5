import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'mdast-util-to-string';

const REFERENCE = /(?<!\\)&(?:[A-Za-z][A-Za-z\d]{1,30}|#\d{2,7}|#[xX][\dA-Fa-f]{2,6});/gu;
const LINE_BREAK = /<br\s*\/?>/giu;

/**
 * TeX from a form on the web, without what HTML left in it: `&mu;-calculus` is μ-calculus, and `<br>` is a space. A sign
 * of ASCII stays as it is written, since a text may speak of `&lt;` itself; so does every other tag.
 */
export function decodeEntities(tex: string): string {
  const text = tex.includes('&') ? tex.replace(REFERENCE, (reference) => decodeEntity(reference)) : tex;
  return text.includes('<') ? text.replace(LINE_BREAK, ' ') : text;
}

function decodeEntity(reference: string): string {
  const sign = textOf(fromHtml(reference, { fragment: true }));
  return /^[^\0-\u007F\uFFFD]+$/u.test(sign) ? sign : reference;
}
