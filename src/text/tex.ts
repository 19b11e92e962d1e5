import type { PhrasingContent } from 'mdast';

/**
 * One line in which an author wrote formulas between dollars, as Markdown's inline nodes. Dollars are math only where
 * what they enclose looks like it: `\$35` and `from $5 to $10` are money.
 */
export function inlineFromTex(line: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let from = 0;
  for (const match of line.matchAll(/(?<!\\)\$([^$\s](?:[^$]*[^$\s\\])?)\$/gu)) {
    const tex = match[1] ?? '';
    if (!/[\\^_{}]/u.test(tex)) continue;
    nodes.push(text(line.slice(from, match.index)), { type: 'inlineMath', value: tex });
    from = match.index + match[0].length;
  }
  nodes.push(text(line.slice(from)));
  return nodes.filter((node) => node.type !== 'text' || node.value !== '');
}

function text(value: string): PhrasingContent {
  return { type: 'text', value: value.replace(/\\\\\s*/gu, ' ').replace(/\\([$%&_#{}])/gu, '$1') };
}
