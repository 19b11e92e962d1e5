import type { Link, Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { renderedSource } from '../math/tex-to-mathml.ts';
import type { Markdown } from '../mdast/markdown-text.ts';
import { parseMarkdown } from '../mdast/parse.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // Not `\{`: BibTeX counts braces whatever stands before them.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  // Alone it would open a quotation, and behind `?` or `!` turn these over.
  '`': '\\textasciigrave{}',
};

/** Markdown as LaTeX for a bibliography: signs escaped, formulas and emphasis kept, letters as they are (UTF-8). */
export function toLatex(markdown: Markdown): string {
  return nodeToLatex(parseMarkdown(markdown));
}

function nodeToLatex(node: Nodes): string {
  switch (node.type) {
    case 'root':
    case 'blockquote':
    case 'list':
    case 'listItem':
      return node.children
        .map(nodeToLatex)
        .filter((latex) => latex !== '')
        .join('\n\n');
    case 'emphasis':
      return `\\emph{${childrenToLatex(node)}}`;
    case 'strong':
      return `\\textbf{${childrenToLatex(node)}}`;
    case 'inlineCode':
    case 'code':
      return `\\texttt{${escapeLatex(node.value)}}`;
    case 'inlineMath':
    case 'math':
      return formulaToLatex(node);
    case 'link':
      return linkToLatex(node);
    case 'break':
      return ' ';
    default:
      return 'children' in node ? childrenToLatex(node) : escapeLatex(textOf(node));
  }
}

/** A formula as it is set; one whose braces do not match, and that cannot be set, as text. */
function formulaToLatex({ type, value }: Extract<Nodes, { type: 'math' | 'inlineMath' }>): string {
  const tex = isBalanced(value) ? value : renderedSource(value, type === 'math');
  if (!isBalanced(tex)) return escapeLatex(value);
  return type === 'math' ? `\\[${tex}\\]` : `$${tex}$`;
}

function childrenToLatex(node: Extract<Nodes, { children: unknown }>): string {
  return node.children.map(nodeToLatex).join('');
}

function linkToLatex(node: Link): string {
  const address = node.url.replace(/[\\{}\s^]/gu, encodeURIComponent).replace(/[%#]/gu, '\\$&');
  return textOf(node) === node.url ? `\\url{${address}}` : `\\href{${address}}{${childrenToLatex(node)}}`;
}

// What a program that reads HTML in BibTeX would take for a tag or for a reference, `<b` and `&amp;`.
const LIKE_HTML = /<(?=[a-z/!])|&(?=#|[a-z]{2,30};)/giu;

/**
 * Signs that mean something to TeX by themselves are escaped. Equal ones that it would join, as `--`, are parted, and so is
 * what looks like HTML.
 */
function escapeLatex(text: string): string {
  const parted = text.replace(LIKE_HTML, '$&\0').replace(/([-',<>])(?=\1)/gu, '$1\0');
  return parted.replace(/[\\{}~^$&#_%`]/gu, (sign) => ESCAPES[sign] ?? `\\${sign}`).replaceAll('\0', '{}');
}

/** Whether braces open and close in order, counted as BibTeX counts them, and no dollar ends the formula early. */
function isBalanced(tex: string): boolean {
  let depth = 0;
  for (const sign of tex) {
    if (sign === '{') depth++;
    else if (sign === '}' && --depth < 0) return false;
  }
  return depth === 0 && !/(?<!\\)(?:\\\\)*\$|\\$/u.test(tex);
}
