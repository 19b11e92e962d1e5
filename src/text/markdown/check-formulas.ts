import { visit } from 'unist-util-visit';
import { texToMathml } from '../math/tex-to-mathml.ts';
import type { Markdown } from '../mdast/markdown-text.ts';
import { parseMarkdown } from '../mdast/parse.ts';

/** A formula that cannot be rendered. The page shows its source. */
export interface BrokenFormula {
  readonly tex: string;
  /** Temml's error message. */
  readonly reason: string;
  /** Its start in the Markdown. Lines and columns are counted from 1. */
  readonly line: number;
  readonly column: number;
}

/** Counts the formulas of the Markdown and lists those that cannot be rendered. */
export function checkFormulas(markdown: Markdown): {
  readonly formulas: number;
  readonly broken: BrokenFormula[];
} {
  const broken: BrokenFormula[] = [];
  let formulas = 0;
  // Most texts have no dollar, so they have no formula.
  if (!markdown.includes('$')) return { formulas, broken };
  visit(parseMarkdown(markdown), (node) => {
    if (node.type !== 'inlineMath' && node.type !== 'math') return;
    formulas++;
    const reason = renderError(node.value, node.type === 'math');
    const { line = 1, column = 1 } = node.position?.start ?? {};
    if (reason !== undefined) broken.push({ tex: node.value, reason, line, column });
  });
  return { formulas, broken };
}

function renderError(tex: string, isDisplay: boolean): string | undefined {
  try {
    texToMathml(tex, isDisplay);
    return undefined;
  } catch (error) {
    // The rest of the message repeats the formula.
    const [first = ''] = String(error instanceof Error ? error.message : error).split('\n');
    return first
      .replace(/^ParseError:\s*/u, '')
      .replace(/:?\s*at (?:position \d+|end of input).*$/u, '')
      .trim()
      .slice(0, 120);
  }
}
