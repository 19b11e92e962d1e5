import type { PhrasingContent } from 'mdast';
import { findSpans } from './find-spans.ts';
import { parseFormatting } from './formatting-commands.ts';
import { restoreFractions } from './fractions.ts';
import { isCommand } from './lexicon.ts';
import { tokenize } from './tokenizer.ts';
import { toTex } from './write-tex.ts';

/** A paragraph longer than this is no abstract's; it is passed on as it is. */
const LONGEST = 50_000;

/**
 * A plain paragraph whose `$` and `\` were lost on the way, as daily-papers feeds have it, as Markdown's inline nodes:
 * formulas, formatting and links are restored where they are certain; every other word stays as it is. The time it
 * takes is linear in the paragraph's length.
 */
export function recoverMath(paragraph: string): PhrasingContent[] {
  if (paragraph.length > LONGEST) return [{ type: 'text', value: paragraph }];
  return mergeAdjacent(parseFormatting(paragraph, recoverText));
}

function recoverText(text: string): PhrasingContent[] {
  const { text: whole, kept } = protectUncertainCalls(text);
  const nodes = toNodes(removeEscapes(whole));
  if (kept.length === 0) return nodes;
  // In the order in which they stand.
  const calls = kept.values();
  return nodes.map((node) =>
    node.type === 'text'
      ? { ...node, value: node.value.replaceAll(PLACEHOLDER, () => calls.next().value ?? '') }
      : node,
  );
}

function toNodes(plain: string): PhrasingContent[] {
  const tokens = tokenize(plain);
  const nodes: PhrasingContent[] = [];
  let from = 0;
  for (const { first, last } of findSpans(tokens)) {
    const [start, end] = [
      tokens[first]?.from ?? 0,
      (tokens[last]?.from ?? 0) + (tokens[last]?.text.length ?? 0),
    ];
    const tex = toTex(tokens.slice(first, last + 1));
    if (tex === undefined || tex === '' || tex.includes(PLACEHOLDER)) continue;
    nodes.push({ type: 'text', value: plain.slice(from, start) }, { type: 'inlineMath', value: tex });
    from = end;
  }
  nodes.push({ type: 'text', value: plain.slice(from) });
  return nodes;
}

// `Oleft(n right)`, `Omegabig(nbig)`
const SIZED_CALL =
  /\b(O|o|Omega|Theta|mathcal\{O\}|(?:wide)?tilde\{(?:O|Omega|Theta)\})\s?(?:left|[bB]igg?l?)\(\s?([^\n]{1,200}?)\s?(?:right|[bB]igg?r?)\)/gu;

// Stands for a call while the text around it is mended. It is in no formula, since nothing else is known of it.
const PLACEHOLDER = '\uE031';

/** The text without the calls that lost a fraction of which nobody knows how far it reached: they stay as they came. */
function protectUncertainCalls(text: string): { text: string; kept: string[] } {
  const kept: string[] = [];
  if (text.includes(PLACEHOLDER)) return { text, kept };
  const whole = text.replace(SIZED_CALL, (call: string, name: string, inside: string) => {
    const mended = restoreFractions(inside);
    if (mended === inside) return `${name}(${inside})`;
    if (mended !== undefined) return `${/^(?:Omega|Theta)$/u.test(name) ? '\\' : ''}${name}(${mended})`;
    kept.push(call);
    return PLACEHOLDER;
  });
  return { text: whole, kept };
}

// Nearly every author defines these, and by these names.
const ABBREVIATIONS = { eg: 'e.g.', ie: 'i.e.', etal: 'et al.' };

/** Takes back the escapes, ties and braces of TeX that mean nothing in text. */
function removeEscapes(text: string): string {
  return text
    .replace(/\\([%&#_$])/gu, '$1')
    .replace(/(?<=\p{L})\\(?= )/gu, '')
    .replace(/\\(eg|ie|etal)\b\.?/gu, (_, name: keyof typeof ABBREVIATIONS) => ABBREVIATIONS[name])
    .replace(/!(in|to|times|leq|geq|sim|approx|cdot|rightarrow)!/gu, ' \\$1 ')
    .replace(/(?<=\d)\{,\}(?=\d{3})/gu, ',')
    .replace(/\\\(\s?([^\n]{1,200}?)\s?\\\)/gu, '$1')
    .replace(/(?<=[\w)}]),l?dots,(?=\S)/gu, ',…,')
    .replace(/(?<=\p{L})\{-\}(?=\p{L}{2})/gu, '-')
    .replace(/(?<=\b(?:vs|etc|al|e\.g|i\.e)\.)\\(?= )/gu, '')
    .replace(/(?<=[\p{L}\d]{2}[.)]?|\b(?=\d)\d|\)|\b\p{Lu}\.)~(?=[\p{L}\d(])/gu, (tie, at: number) =>
      tieOf(text, at, tie),
    )
    .replace(
      /(?<!\p{L})(\p{L}{0,20})(?<![\^_}\\])\{(\p{L}+)\}(?=(?!big|right)\p{Ll}{2})/gu,
      (all, before: string, inside: string) =>
        before.length === 1 || isCommand(before) ? all : before + inside,
    );
}

/** A tie between two words is a space that does not break; between two numbers it is a range, as in `1M~60M`. */
function tieOf(text: string, at: number, tie: string): string {
  const isRange = /\d[KMBkx%]?$/u.test(text.slice(Math.max(0, at - 2), at)) && /\d/u.test(text[at + 1] ?? '');
  return isRange ? tie : '\u00A0';
}

/** Texts side by side become one, as do formulas, whose dollars would run into each other. */
function mergeAdjacent(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'text' && node.value === '') continue;
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else if (node.type === 'inlineMath' && last?.type === 'inlineMath') last.value += ` ${node.value}`;
    else
      result.push(
        'children' in node ? { ...node, children: mergeAdjacent(node.children) as never } : { ...node },
      );
  }
  return result;
}
