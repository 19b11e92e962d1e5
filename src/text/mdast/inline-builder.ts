import type { PhrasingContent } from 'mdast';

/** Where a piece of text is read into, and how what is being read looks already. */
export interface Place {
  readonly out: Inline;
  readonly depth: number;
  readonly isEmphatic: boolean;
  readonly isLinked: boolean;
}

/** Marked-up text in the making: words and nodes in the order in which they are met. */
export class Inline {
  readonly #nodes: PhrasingContent[] = [];
  #words: string[] = [];

  /** The words that were added last and at once; empty behind a node. */
  get latest(): string {
    return this.#words.at(-1) ?? '';
  }

  /** The last code unit of the words; empty behind a node and at the beginning. */
  get lastUnit(): string {
    return this.latest.at(-1) ?? '';
  }

  get isEmpty(): boolean {
    return this.#words.length === 0 && this.#nodes.length === 0;
  }

  /** Whether what comes next comes after white space or at the beginning. */
  get isApart(): boolean {
    return this.isEmpty || /\s/u.test(this.lastUnit);
  }

  /** Adds words; white space shrinks to single spaces in the end. */
  add(words: string): void {
    if (words !== '') this.#words.push(words);
  }

  /** Puts `words` in the place of those that were added last. */
  replaceLatest(words: string): void {
    this.#words.pop();
    this.add(words);
  }

  /** Adds a formula; two side by side would share their dollars in Markdown, so they become one. */
  formula(tex: string): void {
    const last = this.#touching();
    if (last?.type === 'inlineMath') last.value = `${last.value} ${tex}`;
    else this.#push({ type: 'inlineMath', value: tex });
  }

  /** Adds a node that is no formula. Where emphasis touches emphasis, the second is set plain: Markdown has no way. */
  node(node: PhrasingContent): void {
    const last = this.#touching();
    if (last?.type === 'inlineCode' && node.type === 'inlineCode') last.value += node.value;
    else if (isEmphatic(last) && isEmphatic(node)) for (const child of node.children) this.#include(child);
    else this.#push(node);
  }

  /** Adds `inner` in a node that `wrap` makes; the white space at its ends stays outside. */
  wrap(inner: Inline, wrap: (children: PhrasingContent[]) => PhrasingContent): void {
    const { nodes, before, after } = inner.finish();
    if (before) this.add(' ');
    if (nodes.length > 0) this.node(wrap(nodes));
    if (after) this.add(' ');
  }

  /** The nodes without the white space at their ends, and whether there was some. */
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
    if (node.type === 'text') this.add(node.value);
    else if (node.type === 'inlineMath') this.formula(node.value);
    else this.node(node);
  }

  #touching(): PhrasingContent | undefined {
    return this.#words.length === 0 ? this.#nodes.at(-1) : undefined;
  }

  #push(node: PhrasingContent): void {
    this.#flush();
    this.#nodes.push(node);
  }

  #flush(): void {
    if (this.#words.length === 0) return;
    const value = this.#words.join('').replace(/\s+/gu, ' ');
    this.#words = [];
    this.#nodes.push({ type: 'text', value });
  }
}

function isEmphatic(node: PhrasingContent | undefined) {
  return node?.type === 'emphasis' || node?.type === 'strong';
}
