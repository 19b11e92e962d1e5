import { createHash } from 'node:crypto';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { requestsOf } from '../../src/checks/requests.ts';

/** Elements that no page of a site has. */
const FOREIGN_ELEMENTS = new Set([
  'iframe',
  'frame',
  'object',
  'embed',
  'base',
  'style',
  'applet',
  'template',
  'portal',
]);
const ADDRESSES = ['href', 'src', 'action', 'formAction', 'data', 'xLinkHref', 'poster', 'cite'] as const;

/**
 * What is wrong with the markup of a page. The policy of a page keeps most of it from doing harm, so a browser alone does not show that a text
 * has become markup.
 */
export function markupProblem(html: string): string | undefined {
  const root = fromHtml(html);
  const { foreign } = requestsOf(root);
  if (foreign.length > 0) return `it asks another host: ${foreign[0]?.slice(0, 80)}`;
  const hashes = new Set(html.match(/'sha256-[A-Za-z0-9+/=]+'/gu) ?? []);
  let problem: string | undefined;
  visit(root, 'element', (element) => {
    problem ??= elementProblem(element, hashes);
  });
  return problem;
}

function elementProblem(
  { tagName, properties, children }: Element,
  hashes: ReadonlySet<string>,
): string | undefined {
  if (FOREIGN_ELEMENTS.has(tagName)) return `it has an element ${tagName}`;
  if (tagName === 'meta' && String(properties.httpEquiv).toLowerCase() === 'refresh')
    if (!/^\d+; ?url=[^:]*$/iu.test(String(properties.content))) return 'it leads to another host';
  for (const name of Object.keys(properties))
    if (/^on/u.test(name) || name === 'srcDoc') return `it has an attribute ${name}`;
  for (const name of ADDRESSES) {
    const address = properties[name];
    if (typeof address === 'string' && /^\s*(?:javascript|vbscript|data)\s*:/iu.test(address))
      return `it has a link to ${address.slice(0, 60)}`;
  }
  return tagName === 'script' && properties.src === undefined
    ? scriptProblem(String(properties.type ?? ''), textOf({ type: 'root', children }), hashes)
    : undefined;
}

function scriptProblem(type: string, text: string, hashes: ReadonlySet<string>): string | undefined {
  if (/json/u.test(type)) {
    try {
      JSON.parse(text);
      return undefined;
    } catch {
      return `it has a script of JSON that ends too early: ${text.slice(-60)}`;
    }
  }
  const hash = `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return hashes.has(hash) ? undefined : `it has a script that its policy does not name: ${text.slice(0, 60)}`;
}
