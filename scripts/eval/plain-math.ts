import { fromHtml } from 'hast-util-from-html';
import type { PhrasingContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import temml from 'temml';

/** The visible text, and its formulas, each with the letters and digits that touch it. */
export interface Seen {
  readonly text: string;
  readonly formulas: readonly string[];
}

type Part = { readonly text: string; readonly isMath: boolean };

/** The visible text of an abstract in TeX. */
export function seenSource(source: string): Seen {
  const parts: Part[] = [];
  let from = 0;
  for (const match of source.matchAll(/(?<!\\)(\${1,2})((?:[^$\\]|\\[\s\S])+?)\1/gu)) {
    parts.push({ text: wordsOf(source.slice(from, match.index)), isMath: false });
    parts.push({ text: mathText(match[2] ?? ''), isMath: true });
    from = match.index + match[0].length;
  }
  parts.push({ text: wordsOf(source.slice(from)), isMath: false });
  return seen(parts);
}

/** The visible text of Markdown's inline nodes. */
export function seenNodes(nodes: readonly PhrasingContent[]): Seen {
  return seen(partsOf(nodes));
}

function partsOf(nodes: readonly PhrasingContent[]): Part[] {
  return nodes.flatMap((node) => {
    if (node.type === 'inlineMath') return [{ text: mathText(node.value), isMath: true }];
    return 'children' in node ? partsOf(node.children) : [{ text: textOf(node), isMath: false }];
  });
}

function seen(parts: readonly Part[]): Seen {
  const whole = parts.map(({ text }) => text).join('');
  const formulas: string[] = [];
  let from = 0;
  for (const { text, isMath } of parts) {
    const end = from + text.length;
    if (isMath) {
      const [before] = /(?:[\p{L}\p{N}%]|[.,](?=\p{N}))*$/u.exec(whole.slice(0, from)) ?? [''];
      const [after] = /^(?:[\p{L}\p{N}%]|[.,](?=\p{N}))*/u.exec(whole.slice(end)) ?? [''];
      formulas.push(`${before}${text}${after}`);
    }
    from = end;
  }
  return { text: whole.replace(/\s+/gu, ''), formulas };
}

/**
 * The visible characters of a formula: those of its MathML without spaces, with bold and italic letters as
 * plain ones.
 */
export function mathText(tex: string): string {
  let html: string;
  try {
    html = temml.renderToString(tex, { throwOnError: true, annotate: false });
  } catch {
    return tex.replace(/[\\{}\s^_]/gu, '');
  }
  return textOf(fromHtml(html, { fragment: true }))
    .replace(/[\u{1D400}-\u{1D49B}\u{1D5A0}-\u{1D7FF}]/gu, (letter) => letter.normalize('NFKC'))
    .replace(/[\s\u2061-\u2064\u200B]/gu, '')
    .replace(/−/gu, '-')
    .replace(/∗/gu, '*')
    .replace(/[∣∥]/gu, '|');
}

/** TeX without its commands, as far as abstracts use them. */
function wordsOf(tex: string): string {
  let text = tex.replace(/\\(?:href|footnotetext\[\d+\])\{[^{}]*\}(?=\{)/gu, '');
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(/\\[a-zA-Z]+\s?\{([^{}]*)\}/gu, '$1');
  }
  return text
    .replace(/\\(?:bf|it|em|sc|tt|xspace|noindent)\b\s?/gu, '')
    .replace(/\\([%&#_$])/gu, '$1')
    .replace(/\\(?=\s)/gu, '')
    .replace(/(?<=[\p{L}\d.)])~(?=[\p{L}\d(\\])/gu, ' ')
    .replace(/[{}]/gu, '');
}
