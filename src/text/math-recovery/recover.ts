import type { PhrasingContent } from 'mdast';
import { findSpans } from './find-spans.ts';
import { parseFormatting } from './formatting-commands.ts';
import { restoreFractions } from './fractions.ts';
import { removeEscapes } from './remove-escapes.ts';
import { tokenize } from './tokenizer.ts';
import { toTex } from './write-tex.ts';

/** A longer paragraph is not from an abstract and is returned unchanged. */
const LONGEST = 50_000;

/**
 * Restores the formulas, formatting commands and links of a plain paragraph that lost its `$` and `\`, as the paragraphs of
 * daily-papers feeds did. Only certain ones are restored; every other word stays as it is. Takes linear time.
 * @example recoverMath('costs O(N^2) textit{here}') // text 'costs ', inlineMath 'O(N^{2})', text ' ', emphasis 'here'
 */
export function recoverMath(paragraph: string): PhrasingContent[] {
  if (paragraph.length > LONGEST) return [{ type: 'text', value: paragraph }];
  return mergeAdjacent(parseFormatting(paragraph, recoverText));
}

function recoverText(text: string): PhrasingContent[] {
  const { text: rest, calls } = protectUncertainCalls(text);
  const nodes = toNodes(removeEscapes(rest));
  if (calls.length === 0) return nodes;
  // The calls are restored in the order in which they were replaced.
  const next = calls.values();
  return nodes.map((node) =>
    node.type === 'text'
      ? { ...node, value: node.value.replaceAll(PLACEHOLDER, () => next.next().value ?? '') }
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

// Replaces a call while the formulas around it are recovered. No formula includes it.
const PLACEHOLDER = '\uE031';

/** Replaces calls with a lost fraction that cannot be restored by a placeholder, so that they stay unchanged. */
function protectUncertainCalls(text: string): { text: string; calls: string[] } {
  const calls: string[] = [];
  if (text.includes(PLACEHOLDER)) return { text, calls };
  const rest = text.replace(SIZED_CALL, (call: string, name: string, inside: string) => {
    const restored = restoreFractions(inside);
    if (restored === inside) return `${name}(${inside})`;
    if (restored !== undefined) return `${/^(?:Omega|Theta)$/u.test(name) ? '\\' : ''}${name}(${restored})`;
    calls.push(call);
    return PLACEHOLDER;
  });
  return { text: rest, calls };
}

/** Merges adjacent texts, and adjacent formulas, because their dollars would touch in Markdown. */
function mergeAdjacent(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'text' && node.value === '') continue;
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else if (node.type === 'inlineMath' && last?.type === 'inlineMath') last.value += ` ${node.value}`;
    else result.push('children' in node ? { ...node, children: mergeAdjacent(node.children) } : { ...node });
  }
  return result;
}
