import { visit } from 'unist-util-visit';
import { texToMathml } from '../math/tex-to-mathml.ts';
import type { Markdown } from '../mdast/markdown-text.ts';
import { parseMarkdown } from '../mdast/parse.ts';

/** A formula that cannot be set, and so stands on the page as its source. */
export interface BrokenFormula {
  readonly tex: string;
  /** Why, in the words of the typesetter. */
  readonly reason: string;
  /** Where it begins in the Markdown, both counted from 1. */
  readonly line: number;
  readonly column: number;
}

/** How many formulas the Markdown has, and those of them that cannot be set. */
export function checkFormulas(markdown: Markdown): {
  readonly formulas: number;
  readonly broken: BrokenFormula[];
} {
  const broken: BrokenFormula[] = [];
  let formulas = 0;
  // Nothing else begins a formula, and most texts have none.
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
