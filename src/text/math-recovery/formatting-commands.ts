import type { PhrasingContent } from 'mdast';
import { lookUp } from '../../tables/lookup.ts';
import { groupLength } from './scan-groups.ts';

const DEEPEST = 6;
const LONGEST = 2000;
const FORMATTING =
  /(?<address>https?:\/\/[^\s{}]{1,500})(?=\{)|\\?\b(?<command>textbf|textit|texttt|textsc|textsl|textrm|textup|emph|underline|coloremph|url|href)(?=\{)|(?=\{\\?(?<style>bf|em|it|sl|tt)\s+[^{}\s]{3})/gu;

/**
 * The nodes of a paragraph. Formatting commands, links and labelled addresses become nodes of their own.
 * @param rest converts the text between them to nodes.
 */
export function parseFormatting(
  text: string,
  rest: (text: string) => PhrasingContent[],
  depth = 0,
): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let from = 0;
  for (const match of text.matchAll(FORMATTING)) {
    if (match.index < from) continue;
    const found = parseMatch(text, match, (inside) =>
      depth < DEEPEST ? parseFormatting(inside, rest, depth + 1) : rest(inside),
    );
    if (found === undefined) continue;
    nodes.push(...rest(text.slice(from, match.index)), ...found.nodes);
    from = found.end;
  }
  nodes.push(...rest(text.slice(from)));
  return nodes;
}

const COMMANDS: Readonly<Record<string, string>> = {
  bf: 'textbf',
  em: 'emph',
  it: 'textit',
  sl: 'textsl',
  tt: 'texttt',
};

interface Found {
  readonly nodes: readonly PhrasingContent[];
  readonly end: number;
}

function parseMatch(
  text: string,
  match: RegExpExecArray,
  inside: (text: string) => PhrasingContent[],
): Found | undefined {
  const at = match.index + match[0].length;
  const length = groupLength(text, at, LONGEST);
  if (length === 0) return undefined;
  const content = text.slice(at + 1, at + length - 1);
  const end = at + length;
  const { address, command, style } = match.groups ?? {};
  if (style !== undefined) {
    const words = content.replace(/^\\?\w+\s+/u, '');
    return { nodes: formatted(lookUp(COMMANDS, style) ?? '', words, inside), end };
  }
  if (address !== undefined && !isLabel(address, content, text.slice(end, end + 1))) return undefined;
  if (address !== undefined) return { nodes: [linkNode(address, content, inside)], end };
  if (command === 'url') return { nodes: [linkNode(content, content, inside)], end };
  if (command === 'href') {
    const label = groupLength(text, end, LONGEST);
    if (label === 0) return undefined;
    return { nodes: [linkNode(content, text.slice(end + 1, end + label - 1), inside)], end: end + label };
  }
  return content.trim() === '' ? undefined : { nodes: formatted(command ?? '', content, inside), end };
}

/** `https://a.example{label}` has a label. `https://a.example/{id}` has a placeholder, `?x_{2}=3` a subscript. */
function isLabel(address: string, label: string, after: string): boolean {
  return (
    !/[_^=&?#]$/u.test(address) &&
    !/^(?:id|\w*name|user|slug|path|version|\w*_\w*)$/u.test(label) &&
    !/[\p{L}\p{N}/=&?#_-]/u.test(after)
  );
}

function linkNode(url: string, label: string, inside: (text: string) => PhrasingContent[]): PhrasingContent {
  const isAddress = /^(?:https?:|www\.)/u.test(label) || label.trim() === '';
  const children = isAddress ? [{ type: 'text' as const, value: label.trim() || url }] : inside(label);
  return {
    type: 'link',
    url: url.replace(/\\(?=[_%#&~])/gu, ''),
    children: children.filter((node) => node.type !== 'link'),
  };
}

function formatted(
  command: string,
  content: string,
  inside: (text: string) => PhrasingContent[],
): PhrasingContent[] {
  if (command === 'texttt') return [{ type: 'inlineCode', value: content.replace(/\\(?=[_%#&{}])/gu, '') }];
  const children = inside(content);
  if (command === 'textbf') return [{ type: 'strong', children }];
  if (/^(?:textit|textsl|emph|coloremph)$/u.test(command)) return [{ type: 'emphasis', children }];
  return children;
}
