import type { Element, RootContent } from 'hast';
import { toString as textOf } from 'mdast-util-to-string';
import { addressOf, formulaIn, type Kind, kindOf } from '../html/xml-elements.ts';
import { Inline, type Place } from '../mdast/inline-builder.ts';
import { type Block, paragraph } from '../mdast/stringify.ts';
import { script } from '../mdast/super-subscript.ts';
import { formulaOf } from '../tex-syntax/math-delimiters.ts';

/** How deep elements are followed; of what nests deeper only the words count. */
const DEEPEST = 40;

/** Reads what an HTML parser makes of the inside of an element. */
export class XmlReading {
  readonly #blocks: Block[] = [];
  #out = new Inline();

  constructor(nodes: readonly RootContent[]) {
    for (const node of nodes) this.#read(node, this.#top(0));
    this.#endParagraph();
  }

  /** All of it. */
  blocks(): readonly Block[] {
    return this.#blocks;
  }

  #top(depth: number): Place {
    return { out: this.#out, depth, isEmphatic: false, isLinked: false };
  }

  #endParagraph(): void {
    const { nodes } = this.#out.finish();
    if (nodes.length > 0) this.#blocks.push(paragraph(nodes));
    this.#out = new Inline();
  }

  #read(node: RootContent, place: Place): void {
    if (node.type === 'text') place.out.add(node.value);
    else if (node.type === 'element') this.#element(node, place);
  }

  #inside(node: Element, place: Place): void {
    if (place.depth > DEEPEST) place.out.add(textOf(node));
    else for (const child of node.children) this.#read(child, { ...place, depth: place.depth + 1 });
  }

  #element(node: Element, place: Place): void {
    const kind = kindOf(node);
    switch (kind) {
      case 'silent':
        return;
      case 'break':
        place.out.add(' ');
        return;
      case 'paragraph':
        this.#paragraph(node, place);
        return;
      case 'formula':
        this.#formula(node, place);
        return;
      case 'raised':
      case 'lowered':
        place.out.add(script(textOf(node), kind === 'raised'));
        return;
      default:
        this.#styled(node, kind, place);
    }
  }

  #formula(node: Element, place: Place): void {
    const found = formulaIn(node);
    if (found === undefined) this.#inside(node, place);
    else if (formulaOf(found.tex) !== '') place.out.formula(formulaOf(found.tex));
  }

  /** A paragraph of its own where paragraphs stand, and words that are apart from others inside of anything else. */
  #paragraph(node: Element, place: Place): void {
    if (place.out !== this.#out) {
      place.out.add(' ');
      this.#inside(node, place);
      place.out.add(' ');
      return;
    }
    this.#endParagraph();
    for (const child of node.children) {
      if (place.depth > DEEPEST) this.#out.add(textOf(child));
      else this.#read(child, this.#top(place.depth + 1));
    }
    this.#endParagraph();
  }

  #styled(node: Element, kind: Kind | undefined, place: Place): void {
    const url = kind === 'link' && !place.isLinked ? addressOf(node) : undefined;
    const code = kind === 'code' ? textOf(node).replace(/\s+/gu, ' ').trim() : '';
    const emphasis = (kind === 'emphasis' || kind === 'strong') && !place.isEmphatic ? kind : undefined;
    if (code !== '') {
      place.out.node({ type: 'inlineCode', value: code });
      return;
    }
    if (url === undefined && emphasis === undefined) {
      this.#inside(node, place);
      return;
    }
    const out = new Inline();
    if (emphasis !== undefined) {
      this.#inside(node, { ...place, out, isEmphatic: true });
      place.out.wrap(out, (children) => ({ type: emphasis, children }));
    } else if (url !== undefined) {
      this.#inside(node, { ...place, out, isLinked: true });
      place.out.wrap(out, (children) => ({
        type: 'link',
        url,
        children: children.filter(({ type }) => type !== 'link'),
      }));
    }
  }
}
