import type { PhrasingContent } from 'mdast';

/** The builder that a reader adds text to, and the markup around it. */
export interface InlineTarget {
  readonly out: InlineBuilder;
  /** The number of groups or elements around it. */
  readonly depth: number;
  readonly isEmphatic: boolean;
  readonly isLinked: boolean;
}

/** The same target one level deeper, for the content of a group or an element. */
export function nested(target: InlineTarget): InlineTarget {
  return { ...target, depth: target.depth + 1 };
}

/** Builds the inline nodes of a paragraph from text and nodes in the order in which they are read. */
export class InlineBuilder {
  readonly #nodes: PhrasingContent[] = [];
  #text: string[] = [];

  /** The text that was added by the last call; empty after a node. */
  get lastText(): string {
    return this.#text.at(-1) ?? '';
  }

  /** The last code unit of the text; empty after a node and at the beginning. */
  get lastCodeUnit(): string {
    return this.lastText.at(-1) ?? '';
  }

  get isEmpty(): boolean {
    return this.#text.length === 0 && this.#nodes.length === 0;
  }

  /** Whether the next text follows white space or begins the paragraph. */
  get isAfterSpace(): boolean {
    return this.isEmpty || /\s/u.test(this.lastCodeUnit);
  }

  /** Adds text. The result has single spaces for all white space. */
  addText(text: string): void {
    if (text !== '') this.#text.push(text);
  }

  /** Replaces {@link lastText}. */
  replaceLatest(text: string): void {
    this.#text.pop();
    this.addText(text);
  }

  /** Adds a formula. Two formulas side by side become one, since their dollars would touch in Markdown. */
  addFormula(tex: string): void {
    const last = this.#touching();
    if (last?.type === 'inlineMath') last.value = `${last.value} ${tex}`;
    else this.#push({ type: 'inlineMath', value: tex });
  }

  /** Adds a node other than a formula. Emphasis right after emphasis is added as text: Markdown cannot express it. */
  addNode(node: PhrasingContent): void {
    const last = this.#touching();
    if (last?.type === 'inlineCode' && node.type === 'inlineCode') last.value += node.value;
    else if (isEmphatic(last) && isEmphatic(node)) for (const child of node.children) this.#include(child);
    else this.#push(node);
  }

  /** Wraps the nodes of `inner` in a node by `wrap` and adds it. White space at their ends stays outside. */
  wrap(inner: InlineBuilder, wrap: (children: PhrasingContent[]) => PhrasingContent): void {
    const { nodes, before, after } = inner.finish();
    if (before) this.addText(' ');
    if (nodes.length > 0) this.addNode(wrap(nodes));
    if (after) this.addText(' ');
  }

  /** The nodes without white space at their ends, and whether there was some before and after. */
  finish(): { nodes: PhrasingContent[]; before: boolean; after: boolean } {
    this.#flush();
    const [first, last] = [this.#nodes[0], this.#nodes.at(-1)];
    const before = first?.type === 'text' && first.value.startsWith(' ');
    const after = last?.type === 'text' && last.value.endsWith(' ');
    if (first?.type === 'text') first.value = first.value.trimStart();
    if (last?.type === 'text') last.value = last.value.trimEnd();
    return { nodes: this.#nodes.filter((node) => node.type !== 'text' || node.value !== ''), before, after };
  }

  #include(node: PhrasingContent): void {
    if (node.type === 'text') this.addText(node.value);
    else if (node.type === 'inlineMath') this.addFormula(node.value);
    else this.addNode(node);
  }

  #touching(): PhrasingContent | undefined {
    return this.#text.length === 0 ? this.#nodes.at(-1) : undefined;
  }

  #push(node: PhrasingContent): void {
    this.#flush();
    this.#nodes.push(node);
  }

  #flush(): void {
    if (this.#text.length === 0) return;
    const value = this.#text.join('').replace(/\s+/gu, ' ');
    this.#text = [];
    this.#nodes.push({ type: 'text', value });
  }
}

function isEmphatic(node: PhrasingContent | undefined) {
  return node?.type === 'emphasis' || node?.type === 'strong';
}
