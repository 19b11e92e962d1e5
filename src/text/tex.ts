import type { PhrasingContent } from 'mdast';

// A letter, a call or a comparison of one: `$k$`, `$O(n)$`, `$n=3$`.
const SHORT_FORMULA = /^[A-Za-z](?:\([\w\s,+-]*\)|[=<>]\w+)?$/u;

/**
 * One line in which an author wrote formulas between dollars, as Markdown's inline nodes. Dollars are math only where
 * what they enclose looks like it: `\$35` and `from $5 to $10` are money.
 */
export function inlineFromTex(line: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let from = 0;
  for (const match of line.matchAll(/(?<!\\)(\${1,2})([^$\s](?:[^$]*[^$\s\\])?)\1/gu)) {
    const tex = match[2] ?? '';
    if (!/[\\^_{}]/u.test(tex) && !SHORT_FORMULA.test(tex)) continue;
    nodes.push(text(line.slice(from, match.index)));
    // Two formulas side by side would share their dollars in Markdown, so they become one.
    const last = nodes.filter((node) => node.type !== 'text' || node.value !== '').at(-1);
    if (last?.type === 'inlineMath') last.value = `${last.value} ${tex}`;
    else nodes.push({ type: 'inlineMath', value: tex });
    from = match.index + match[0].length;
  }
  nodes.push(text(line.slice(from)));
  trim(nodes);
  return nodes.filter((node) => node.type !== 'text' || node.value !== '');
}

/** Takes the white space off both ends, which a line break in TeX may have left there. */
function trim(nodes: readonly PhrasingContent[]): void {
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
}

function text(value: string): PhrasingContent & { value: string } {
  return { type: 'text', value: value.replace(/\s*\\\\\s*/gu, ' ').replace(/\\([$%&_#{}])/gu, '$1') };
}
