import type { Link, Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { lookUp } from '../../tables/lookup.ts';
import { isSafeTex } from '../math/safe-tex.ts';
import { renderedSource } from '../math/tex-to-mathml.ts';
import type { Markdown } from '../mdast/markdown-text.ts';
import { parseMarkdown } from '../mdast/parse.ts';
import { hasMatchingBraces } from '../tex-syntax/only-commands.ts';
import { plainTextFastPath } from './fast-path.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // `\{` does not work: BibTeX counts a brace even after a backslash.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  // A bare one opens a quotation, and after `?` or `!` it makes ¿ or ¡.
  '`': '\\textasciigrave{}',
};

/** Converts Markdown to LaTeX for a bibliography, with its formulas and emphasis. Letters stay as they are, in UTF-8. */
export function toLatex(markdown: Markdown): string {
  // Most titles are plain text, which needs no parser. A topic has the entries of thousands of papers.
  const paragraphs = /[$*]/u.test(markdown) ? undefined : plainTextFastPath(markdown, String);
  return paragraphs?.map(escapeLatex).join('\n\n') ?? nodeToLatex(parseMarkdown(markdown));
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

/** A formula as it is rendered; text if its braces do not match and cannot be repaired, or if it has a command that is not one of math. */
function formulaToLatex({ type, value }: Extract<Nodes, { type: 'math' | 'inlineMath' }>): string {
  const tex = isBalanced(value) ? value : renderedSource(value, type === 'math');
  if (!isBalanced(tex) || !isSafeTex(tex)) return escapeLatex(value);
  return type === 'math' ? `\\[${tex}\\]` : `$${tex}$`;
}

function childrenToLatex(node: Extract<Nodes, { children: unknown }>): string {
  return node.children.map(nodeToLatex).join('');
}

function linkToLatex(node: Link): string {
  const address = node.url.replace(/[\\{}\s^]/gu, encodeURIComponent).replace(/[%#]/gu, '\\$&');
  return textOf(node) === node.url ? `\\url{${address}}` : `\\href{${address}}{${childrenToLatex(node)}}`;
}

// A program that reads HTML in BibTeX would read this as a tag or a reference: `<b`, `&amp;`.
const LIKE_HTML = /<(?=[a-z/!])|&(?=#|[a-z]{2,30};)/giu;

/**
 * Escapes the special characters of TeX. `{}` separates equal characters that TeX would join, as in `--`, and breaks up text
 * that looks like HTML.
 */
function escapeLatex(text: string): string {
  const parted = text.replace(LIKE_HTML, '$&\0').replace(/([-',<>])(?=\1)/gu, '$1\0');
  return parted
    .replace(/[\\{}~^$&#_%`]/gu, (sign) => lookUp(ESCAPES, sign) ?? `\\${sign}`)
    .replaceAll('\0', '{}');
}

/** Whether braces match, and no dollar or backslash ends the formula too early. */
function isBalanced(tex: string): boolean {
  return hasMatchingBraces(tex) && !/(?<!\\)(?:\\\\)*\$|\\$/u.test(tex);
}
