import type { Element, RootContent } from 'hast';
import { toString as textOf } from 'mdast-util-to-string';
import { type ElementKind, elementFormula, elementKind, linkUrl } from '../html/xml-elements.ts';
import { scriptText } from '../math/super-subscript.ts';
import { InlineBuilder, type InlineTarget, nested } from '../mdast/inline-builder.ts';
import { type Block, paragraph } from '../mdast/stringify.ts';
import { normalizeFormula } from '../tex-syntax/math-delimiters.ts';

/** The deepest nesting of elements that is converted. Below it only the text is kept. */
const DEEPEST = 40;

/** Converts the nodes of an HTML parser to blocks of Markdown. */
export class XmlConverter {
  readonly #blocks: Block[] = [];
  #out = new InlineBuilder();

  constructor(nodes: readonly RootContent[]) {
    for (const node of nodes) this.#read(node, this.#top(0));
    this.#endParagraph();
  }

  blocks(): readonly Block[] {
    return this.#blocks;
  }

  #top(depth: number): InlineTarget {
    return { out: this.#out, depth, isEmphatic: false, isLinked: false };
  }

  #endParagraph(): void {
    const { nodes } = this.#out.finish();
    if (nodes.length > 0) this.#blocks.push(paragraph(nodes));
    this.#out = new InlineBuilder();
  }

  #read(node: RootContent, target: InlineTarget): void {
    if (node.type === 'text') target.out.addText(node.value);
    else if (node.type === 'element') this.#element(node, target);
  }

  #inside(node: Element, target: InlineTarget): void {
    if (target.depth > DEEPEST) target.out.addText(textOf(node));
    else for (const child of node.children) this.#read(child, nested(target));
  }

  #element(node: Element, target: InlineTarget): void {
    const kind = elementKind(node);
    switch (kind) {
      case 'silent':
        return;
      case 'break':
        target.out.addText(' ');
        return;
      case 'paragraph':
        this.#paragraph(node, target);
        return;
      case 'formula':
        this.#formula(node, target);
        return;
      case 'raised':
      case 'lowered':
        target.out.addText(scriptText(textOf(node), kind === 'raised'));
        return;
      default:
        this.#styled(node, kind, target);
    }
  }

  #formula(node: Element, target: InlineTarget): void {
    const found = elementFormula(node);
    if (found === undefined) this.#inside(node, target);
    else if (normalizeFormula(found.tex) !== '') target.out.addFormula(normalizeFormula(found.tex));
  }

  /** Adds a paragraph; inside of other markup, its text with spaces around it. */
  #paragraph(node: Element, target: InlineTarget): void {
    if (target.out !== this.#out) {
      target.out.addText(' ');
      this.#inside(node, target);
      target.out.addText(' ');
      return;
    }
    this.#endParagraph();
    for (const child of node.children) {
      if (target.depth > DEEPEST) this.#out.addText(textOf(child));
      else this.#read(child, this.#top(target.depth + 1));
    }
    this.#endParagraph();
  }

  #styled(node: Element, kind: ElementKind | undefined, target: InlineTarget): void {
    const url = kind === 'link' && !target.isLinked ? linkUrl(node) : undefined;
    const code = kind === 'code' ? textOf(node).replace(/\s+/gu, ' ').trim() : '';
    const emphasis = (kind === 'emphasis' || kind === 'strong') && !target.isEmphatic ? kind : undefined;
    if (code !== '') {
      target.out.addNode({ type: 'inlineCode', value: code });
      return;
    }
    if (url === undefined && emphasis === undefined) {
      this.#inside(node, target);
      return;
    }
    const out = new InlineBuilder();
    if (emphasis !== undefined) {
      this.#inside(node, { ...target, out, isEmphatic: true });
      target.out.wrap(out, (children) => ({ type: emphasis, children }));
    } else if (url !== undefined) {
      this.#inside(node, { ...target, out, isLinked: true });
      target.out.wrap(out, (children) => ({
        type: 'link',
        url,
        children: children.filter(({ type }) => type !== 'link'),
      }));
    }
  }
}
