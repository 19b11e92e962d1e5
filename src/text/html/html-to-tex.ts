import type { Element, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { hasMarkup, mayContainHtml, normalizeHtml } from './html-markup.ts';
import { expandSelfClosing, isParsable, stripTags } from './html-shape.ts';
import { elementFormula, elementKind, linkUrl } from './xml-elements.ts';

const BLOCKS = /<(?:[a-z]+:)?(?:p|div|li|sec|section|title|h[1-6])[\s>/]/iu;
/** Publishers put the heading “Abstract” into the abstract. */
const HEADING = /<((?:jats:)?title|h[1-6])>\s*(?:abstract|summary)\s*<\/\1>/giu;

/**
 * Converts the HTML in a field of a bibliography to TeX and keeps the TeX beside it, so that one parser reads both.
 * Publishers and programs write `TiO<sub>2</sub>`, `R&amp;D` and MathML into titles and abstracts of every format.
 * @example htmlToTex('TiO<sub>2</sub>') // 'TiO\\textsubscript{2}'
 */
export function htmlToTex(raw: string): string {
  if (!mayContainHtml(raw)) return raw;
  const html = normalizeHtml(raw);
  if (!hasMarkup(html)) return raw;
  // No title or abstract has so many tags, so only the text is kept.
  const readable = isParsable(html) ? expandSelfClosing(html.replace(HEADING, '')) : stripTags(html);
  // The parser would take the content of `<title>` as plain text.
  const nodes = fromHtml(readable.replace(/<(\/?)(?:jats:)?title\b/giu, '<$1p'), { fragment: true }).children;
  // If paragraphs have tags, line breaks do not separate paragraphs.
  const isApart = BLOCKS.test(readable);
  return nodes.map((node) => nodeToTex(node, isApart)).join('');
}

function nodeToTex(node: RootContent, isApart: boolean): string {
  if (node.type === 'text') return isApart ? node.value.replace(/\s+/gu, ' ') : node.value;
  return node.type === 'element' ? elementToTex(node, isApart) : '';
}

const COMMANDS = {
  emphasis: 'emph',
  strong: 'textbf',
  code: 'texttt',
  raised: 'textsuperscript',
  lowered: 'textsubscript',
} as const;

function elementToTex(element: Element, isApart: boolean): string {
  const kind = elementKind(element);
  if (kind === 'silent') return '';
  if (kind === 'break') return ' ';
  const formula = kind === 'formula' ? elementFormula(element) : undefined;
  if (formula !== undefined) return delimitFormula(formula.tex, formula.isDisplay);
  const inside = element.children.map((child) => nodeToTex(child, isApart)).join('');
  if (kind === 'paragraph') return `\n\n${inside.trim()}\n\n`;
  if (kind === undefined || kind === 'formula' || inside.trim() === '' || !isBalanced(inside)) return inside;
  if (kind !== 'link') return `\\${COMMANDS[kind]}{${inside}}`;
  const address = linkUrl(element);
  return address === undefined || /[{}\\\s]/u.test(address) ? inside : `\\href{${address}}{${inside}}`;
}

function delimitFormula(tex: string, isDisplay: boolean): string {
  if (tex.trim() === '') return '';
  if (!isBalanced(tex) || tex.includes('$')) return `$${tex}$`;
  return isDisplay && !tex.includes('\\]') ? `\\[${tex}\\]` : `\\ensuremath{${tex}}`;
}

/** Whether braces open and close in order, so that the text can be the argument of a command. */
function isBalanced(tex: string): boolean {
  let depth = 0;
  for (const [sign] of tex.matchAll(/\\[\s\S]?|[{}]/gu)) {
    if (sign === '{') depth++;
    else if (sign === '\\' || (sign === '}' && --depth < 0)) return false;
  }
  return depth === 0;
}
