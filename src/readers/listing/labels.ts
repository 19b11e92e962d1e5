import { type Line, metadataOf } from './lines.ts';

/** The kind of a line in a copied listing. */
export type Label = 'header' | 'title' | 'abstract' | 'metadata' | 'footer';

const LABELS: readonly Label[] = ['header', 'title', 'abstract', 'metadata', 'footer'];
const NEVER = 1e6;
/**
 * The cost of a title without an abstract: above that of an unusual line, below that of a title labelled
 * otherwise.
 */
const ORPHAN = 12;

// Navigation and other texts that pages and newsletters print around entries.
const PAGE_FURNITURE = [
  /^(?:new|subscribe|unsubscribe|daily papers|trending papers|papers|home|menu|search|log ?in|sign (?:up|in|out))$/i,
  /^(?:models|datasets|spaces|community|docs|enterprise|pricing|company|about|jobs|careers|website|contact|blog)$/i,
  /^(?:tos|terms(?: of (?:service|use))?|privacy(?: policy)?|cookies?|previous|next|today|weekly|monthly|trending)$/i,
  /^(?:get trending papers|by ?ak\b|by the \S|view (?:this|in|all)|powered by|copyright|all rights reserved|back to)/i,
  /^(?:©|\(c\)|page \d+|\d+$|[«‹<←»›>→]|submitted by|upvotes?$|\d+ (?:upvotes?|comments?|repl(?:y|ies))$)/i,
  /^\S+@\S+\.\S+$|^https?:\/\/\S+$/i,
];

// The cost of each transition. A listing has a header, titles each with an abstract and perhaps metadata, and
// a footer.
const STEPS: Readonly<Record<Label | 'start', Readonly<Partial<Record<Label, number>>>>> = {
  start: { header: 0, title: 0, metadata: 0 },
  header: { header: 0, title: 0, metadata: 0 },
  title: { abstract: 0, title: ORPHAN, metadata: ORPHAN, footer: ORPHAN },
  abstract: { abstract: 4, title: 0, metadata: 0, footer: 0 },
  metadata: { metadata: 0, title: 0, footer: 0 },
  footer: { footer: 0, title: 2, metadata: 0 },
};

/**
 * Labels each line with its most likely kind. A line alone does not show its kind: abstracts may be short or
 * have several paragraphs, titles may be long or end with a full stop. So the sequence of labels with the
 * least total cost is chosen (Viterbi algorithm), in linear time.
 */
export function labelLines(lines: readonly Line[]): Label[] {
  const lastMarker = lines.findLastIndex(({ text }, index) => index < 15 && isFurniture(text));
  const back: Partial<Record<Label, Label>>[] = [];
  let costs: Partial<Record<Label | 'start', number>> = { start: 0 };
  for (const [index, line] of lines.entries()) {
    const emission = costsOf(line, index > lastMarker && lastMarker >= 0);
    const next: Partial<Record<Label, number>> = {};
    const from: Partial<Record<Label, Label>> = {};
    for (const [before, cost] of Object.entries(costs) as [Label | 'start', number][]) {
      for (const [label, step] of Object.entries(STEPS[before]) as [Label, number][]) {
        const total = cost + step + emission[label];
        if (total >= (next[label] ?? Number.POSITIVE_INFINITY)) continue;
        next[label] = total;
        if (before !== 'start') from[label] = before;
      }
    }
    costs = next;
    back.push(from);
  }
  return trace(back, costs);
}

function trace(
  back: readonly Partial<Record<Label, Label>>[],
  costs: Partial<Record<Label | 'start', number>>,
): Label[] {
  const ending = (label: Label) => (costs[label] ?? NEVER * 10) + (label === 'title' ? ORPHAN : 0);
  let label: Label | undefined = [...LABELS].sort((a, b) => ending(a) - ending(b))[0];
  const labels: Label[] = [];
  for (const from of back.toReversed()) {
    labels.push(label ?? 'footer');
    label = label === undefined ? undefined : from[label];
  }
  return labels.reverse();
}

function costsOf(line: Line, pastHeader: boolean): Record<Label, number> {
  const { text } = line;
  const noText = metadataOf(line) === undefined ? 0 : 30;
  const furniture = isFurniture(text);
  const around = furniture ? 0 : noText + aroundCost(text);
  return {
    header: furniture ? 0 : around + (pastHeader ? 2 * ORPHAN : 0),
    title: noText + (furniture ? 15 : 0) + titleCost(text),
    abstract: noText + (furniture ? 15 : 0) + abstractCost(text),
    metadata: noText > 0 ? 0 : NEVER,
    footer: furniture ? 0 : around + (looksLikeTitle(text) ? 2 * ORPHAN : 0),
  };
}

/** Whether a line is a word or a link that pages and newsletters print around entries. */
export function isFurniture(text: string): boolean {
  return PAGE_FURNITURE.some((pattern) => pattern.test(text));
}

function looksLikeTitle(text: string): boolean {
  return text.length >= 20 && text.split(/\s+/u).length >= 3;
}

function aroundCost(text: string): number {
  if (text.length > 250) return 40;
  return looksLikeTitle(text) ? 6 : 2;
}

function titleCost(text: string): number {
  const tooLong = Math.min(50, Math.max(0, text.length - 200) / 10);
  const sentence = /[^.]\.$/u.test(text) ? 4 : 0;
  const address = /https?:\/\//u.test(text) ? 5 : 0;
  return tooLong + sentence + address + (text.length < 8 ? 1 : 0);
}

function abstractCost(text: string): number {
  const ended = /[.!?…)\]"'”’]$/u.test(text);
  if (text.length >= 300) return 0;
  if (text.length >= 150) return ended ? 2 : 5;
  return ended ? 7 : 14;
}
