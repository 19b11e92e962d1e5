import type { Root } from 'hast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

/** The requests that a page makes when it is opened. Addresses are as written in the page. */
export interface Requests {
  readonly styles: string[];
  readonly scripts: string[];
  /** The text of the inline scripts. */
  readonly inline: Buffer;
  /** Requested addresses on other hosts. */
  readonly foreign: string[];
}

/** Relations of `<link>` elements that a browser fetches without a click. */
const FETCHED = new Set([
  'stylesheet',
  'icon',
  'preload',
  'modulepreload',
  'prefetch',
  'preconnect',
  'dns-prefetch',
  'manifest',
]);

/** The requests that a page makes without any interaction. */
export function requestsOf(root: Root): Requests {
  const [styles, scripts, foreign]: string[][] = [[], [], []];
  let inline = '';
  const ask = (address: unknown, own?: string[]) => {
    if (typeof address !== 'string') return;
    if (/^(?:https?:)?\/\//iu.test(address)) foreign?.push(address);
    else own?.push(address);
  };
  visit(root, 'element', (element) => {
    const { tagName, properties } = element;
    const rel = Array.isArray(properties.rel) ? properties.rel.map(String) : [];
    if (tagName === 'link' && rel.some((name) => FETCHED.has(name)))
      ask(properties.href, rel.includes('stylesheet') ? styles : undefined);
    else if (tagName === 'script' && properties.src !== undefined) ask(properties.src, scripts);
    else if (tagName === 'script' && !/json/u.test(String(properties.type))) inline += textOf(element);
    else if (['img', 'iframe', 'source', 'video', 'audio', 'embed', 'track', 'input'].includes(tagName)) {
      for (const address of [properties.src, properties.poster, ...candidates(properties.srcSet)])
        ask(address);
    } else if (tagName === 'object') ask(properties.data);
  });
  return {
    styles: styles ?? [],
    scripts: scripts ?? [],
    inline: Buffer.from(inline),
    foreign: foreign ?? [],
  };
}

/** The addresses on other hosts that a style sheet requests. */
export function foreignIn(css: string): string[] {
  return [...css.matchAll(/(?:url\(|@import)\s*["']?((?:https?:)?\/\/[^"')\s]+)/giu)].map(
    ([, address = '']) => address,
  );
}

function candidates(srcSet: unknown): string[] {
  return typeof srcSet === 'string' ? srcSet.split(',').map((part) => part.trim().split(/\s/u)[0] ?? '') : [];
}
