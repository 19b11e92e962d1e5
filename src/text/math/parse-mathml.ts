import { lookUp } from '../../tables/lookup.ts';

/** An element of MathML with its children, or a text node. */
export interface MathNode {
  /** Absent for a text node. */
  readonly name?: string;
  /** The source of the attributes. */
  readonly attributes: string;
  readonly children: MathNode[];
  readonly text: string;
}

// Temml writes this markup: every tag is closed, and every angle bracket belongs to a tag.
const TOKEN = /<(?<end>\/?)(?<name>[a-z]+)(?<attributes>[^>]*)>|(?<text>[^<]+)/gu;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/** Parses the markup that Temml writes. An HTML parser would take ten times as long. */
export function parseMathml(markup: string): MathNode {
  const root = element('math', '');
  const open = [root];
  for (const { groups = {} } of markup.matchAll(TOKEN)) {
    const { end, name, attributes = '', text } = groups;
    const parent = open.at(-1) ?? root;
    if (text !== undefined)
      parent.children.push({ attributes: '', children: [], text: decodeEntities(text) });
    else if (end === '/') open.pop();
    else {
      const node = element(name ?? '', attributes);
      parent.children.push(node);
      if (!attributes.endsWith('/')) open.push(node);
    }
  }
  return root;
}

function element(name: string, attributes: string): MathNode {
  return { name, attributes, children: [], text: '' };
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(amp|lt|gt|quot|#x27);/gu,
    (entity, name: string) => lookUp(ENTITIES, name) ?? entity,
  );
}
