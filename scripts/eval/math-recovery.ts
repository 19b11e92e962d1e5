import type { PhrasingContent } from 'mdast';
import { distance } from './distance.ts';
import { seenNodes, seenSource } from './plain-math.ts';

/** An abstract as a feed strips it, with its source. `math` is false for a control, which has no formulas. */
export interface Pair {
  readonly id: string;
  readonly stripped: string;
  readonly source: string;
  readonly math: boolean;
}

/** The result of recovering the math of a set of pairs. */
export interface Figures {
  readonly controls: number;
  readonly changedControls: readonly string[];
  readonly pairs: number;
  /** Character error rates, from 0 to 1. */
  readonly before: number;
  readonly after: number;
  readonly formulas: number;
  readonly exact: number;
  /** Formulas that a reader sees changed by stripping, and those of them that were recovered exactly. */
  readonly damaged: number;
  readonly exactOfDamaged: number;
  /** All formulas that were recovered, and those of them that the source does not have. */
  readonly found: number;
  readonly spurious: number;
}

/** Recovers the math of every stripped abstract and compares the result with its source. */
export function evaluate(pairs: readonly Pair[], recoverMath: (text: string) => PhrasingContent[]): Figures {
  const sums = { controls: 0, pairs: 0, length: 0, wrongBefore: 0, wrongAfter: 0 };
  const counts = { formulas: 0, exact: 0, damaged: 0, exactOfDamaged: 0, found: 0, spurious: 0 };
  const changedControls: string[] = [];
  for (const { id, stripped, source, math } of pairs) {
    const paragraph = stripped.replace(/\s+/gu, ' ').trim();
    const nodes = recoverMath(paragraph);
    if (!math) {
      sums.controls++;
      if (!isUnchanged(nodes, paragraph)) changedControls.push(id);
      continue;
    }
    sums.pairs++;
    const [expected, got, plain] = [seenSource(source), seenNodes(nodes), paragraph.replace(/\s/gu, '')];
    sums.length += expected.text.length;
    sums.wrongBefore += distance(plain, expected.text);
    sums.wrongAfter += distance(got.text, expected.text);
    count(counts, expected.formulas, got.formulas, plain);
  }
  return {
    ...counts,
    controls: sums.controls,
    changedControls,
    pairs: sums.pairs,
    before: sums.wrongBefore / sums.length,
    after: sums.wrongAfter / sums.length,
  };
}

function isUnchanged(nodes: readonly PhrasingContent[], paragraph: string): boolean {
  const [only] = nodes;
  return nodes.length === 1 && only?.type === 'text' && only.value === paragraph;
}

function count(
  counts: {
    -readonly [K in 'formulas' | 'exact' | 'damaged' | 'exactOfDamaged' | 'found' | 'spurious']: number;
  },
  expected: readonly string[],
  got: readonly string[],
  plain: string,
): void {
  const left = [...got];
  counts.found += got.length;
  for (const formula of expected) {
    const at = left.indexOf(formula);
    const isDamaged = !plain.includes(formula);
    counts.formulas++;
    if (isDamaged) counts.damaged++;
    if (at < 0) continue;
    left.splice(at, 1);
    counts.exact++;
    if (isDamaged) counts.exactOfDamaged++;
  }
  counts.spurious += left.length;
}
