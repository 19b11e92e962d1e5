import type { Element, Root } from 'hast';
import { toString as textOf } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';

interface Face {
  readonly file: string;
  readonly weights: readonly [from: number, to: number];
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

/**
 * The total size in bytes of the font files that a browser loads for a page. A browser loads a face if the page has a
 * character in the face's weight and Unicode range. Titles are bold and abstracts regular; all other text uses system fonts.
 */
export async function fontBytes(
  css: string,
  root: Root,
  read: (file: string) => Promise<Buffer>,
): Promise<number> {
  const text = textsOf(root);
  const needed = new Set(
    facesOf(css)
      .filter(({ weights: [from, to], ranges }) =>
        text.some(({ weight, characters }) => weight >= from && weight <= to && isAmong(characters, ranges)),
      )
      .map(({ file }) => file),
  );
  const sizes = await Promise.all([...needed].map(async (file) => (await read(file)).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

interface Text {
  readonly weight: number;
  readonly characters: ReadonlySet<number>;
}

function textsOf(root: Root): Text[] {
  const [bold, regular] = [new Set<number>(), new Set<number>()];
  const take = (element: Element, into: Set<number>) => {
    for (const character of textOf(element)) into.add(character.codePointAt(0) ?? 0);
  };
  visit(root, 'element', (element) => {
    // Formulas use a math font of the reader's device.
    if (['math', 'script', 'style', 'aside', 'nav'].includes(element.tagName)) return SKIP;
    if (/^h[1-4]$/u.test(element.tagName)) take(element, bold);
    const classes = Array.isArray(element.properties.className) ? element.properties.className : [];
    if (classes.some((name) => ['prose', 'preview', 'lead'].includes(String(name)))) take(element, regular);
    return undefined;
  });
  return [
    { weight: 640, characters: bold },
    { weight: 400, characters: regular },
  ];
}

function isAmong(characters: ReadonlySet<number>, ranges: Face['ranges']): boolean {
  return [...characters].some((code) => ranges.some(([from, to]) => code >= from && code <= to));
}

/** The faces that are fetched over HTTP, without the faces for pages opened from a folder. */
function facesOf(css: string): Face[] {
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/gu)].flatMap(([, body = '']) => {
    const value = (name: string) =>
      new RegExp(`(?:^|[;\\s])${name}:\\s*([^;]+)`, 'u').exec(body)?.[1]?.trim();
    const file = /url\(\s*["']?(?:\.\/)?([^"')]+)/u.exec(value('src') ?? '')?.[1];
    if (file === undefined || value('font-family')?.includes('from folder')) return [];
    const [from = 400, to = from] = (value('font-weight') ?? '').split(/\s+/u).filter(Boolean).map(Number);
    return [{ file, weights: [from, to] as const, ranges: rangesOf(value('unicode-range') ?? 'U+0-10FFFF') }];
  });
}

/** https://www.w3.org/TR/css-fonts-4/#unicode-range-desc */
function rangesOf(value: string): Face['ranges'] {
  return value.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace(/^u\+/iu, '').split('-');
    const code = (digits: string, joker: string) => Number.parseInt(digits.replaceAll('?', joker), 16);
    return [code(from, '0'), code(to, 'F')] as const;
  });
}
