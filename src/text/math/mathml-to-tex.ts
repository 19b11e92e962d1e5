import type { Element } from 'hast';
import { toString as textOf } from 'mdast-util-to-string';
import { addAccent } from './mathml-accents.ts';
import { identifierToTex, symbolsToTex } from './mathml-symbols.ts';

/** The deepest nesting of elements that is converted. Below it only the text is kept. */
const DEEPEST = 60;

/**
 * Converts Presentation MathML (https://www.w3.org/TR/mathml-core/), with or without prefixes on its elements, to TeX. Of
 * unknown elements only the content is converted.
 */
export function mathmlToTex(math: Element): string {
  return joinTex(childrenOf(math).map((child) => elementToTex(child, 0)));
}

function childrenOf(element: Element): Element[] {
  return element.children.filter((child) => child.type === 'element');
}

function localName({ tagName }: Element): string {
  return tagName.replace(/^.*:/u, '').toLowerCase();
}

/** Joins pieces of TeX, with a space between a command and a letter after it. */
function joinTex(pieces: readonly string[]): string {
  let tex = '';
  for (const piece of pieces)
    tex += (/\\[A-Za-z]+$/u.test(tex) && /^[A-Za-z]/u.test(piece) ? ' ' : '') + piece;
  return tex.trim();
}

type Writer = (element: Element, part: (index: number) => string, all: () => string) => string;

const subscript: Writer = (_, part) => `${base(part(0))}_${group(part(1))}`;
const superscript: Writer = (_, part) => `${base(part(0))}^${group(part(1))}`;
const subAndSuperscript: Writer = (_, part) => `${base(part(0))}_${group(part(1))}^${group(part(2))}`;

const WRITERS: ReadonlyMap<string, Writer> = new Map(
  Object.entries({
    mi: (element) => identifierToTex(textOf(element).trim(), String(element.properties.mathvariant ?? '')),
    mn: (element) => symbolsToTex(textOf(element).trim()),
    mo: (element) => symbolsToTex(textOf(element).trim()),
    mtext: (element) => textToTex(textOf(element)),
    ms: (element) => textToTex(textOf(element)),
    mspace: (element) => (/^(?:0*\.)?0*[1-9]/u.test(String(element.properties.width ?? '')) ? '\\ ' : ''),
    msub: subscript,
    munder: (element, part, all) => accentToTex(element, part, false) ?? subscript(element, part, all),
    msup: superscript,
    mover: (element, part, all) => accentToTex(element, part, true) ?? superscript(element, part, all),
    msubsup: subAndSuperscript,
    munderover: subAndSuperscript,
    mmultiscripts: multiscriptsToTex,
    mfrac: (element, part) =>
      /^0(?:\D|$)/u.test(String(element.properties.linethickness ?? ''))
        ? `\\binom{${part(0)}}{${part(1)}}`
        : `\\frac{${part(0)}}{${part(1)}}`,
    msqrt: (_, __, all) => `\\sqrt{${all()}}`,
    mroot: (_, part) => `\\sqrt[${part(1)}]{${part(0)}}`,
    mfenced: (element) => fencedToTex(element),
    mtable: (element) => `\\begin{matrix}${rowsToTex(element)}\\end{matrix}`,
    semantics: (_, part) => part(0),
    annotation: () => '',
    'annotation-xml': () => '',
    mphantom: () => '',
    none: () => '',
    mprescripts: () => '',
  } satisfies Record<string, Writer>),
);

function elementToTex(element: Element, depth: number): string {
  if (depth > DEEPEST) return textToTex(textOf(element));
  const children = childrenOf(element);
  const part = (index: number): string => {
    const child = children[index];
    return child === undefined ? '' : elementToTex(child, depth + 1);
  };
  const all = () => joinTex(children.map((_, index) => part(index)));
  const writer = WRITERS.get(localName(element));
  if (writer !== undefined) return writer(element, part, all);
  return children.length === 0 ? symbolsToTex(textOf(element).trim()) : all();
}

/** The base of a script: one character or command, or a group in braces. */
function base(tex: string): string {
  return tex === ''
    ? '{}'
    : /^(?:[\p{L}\p{N}()[\]|]|\d+|\\[A-Za-z]+(?:\{[^{}]*\})?)$/u.test(tex)
      ? tex
      : `{${tex}}`;
}

function group(tex: string): string {
  return /^[\p{L}\p{N}*+]$/u.test(tex) ? tex : `{${tex}}`;
}

function textToTex(text: string): string {
  const plain = text.replace(/\s+/gu, ' ');
  if (plain.trim() === '') return plain === '' ? '' : '\\ ';
  return `\\text{${plain.replace(/[\\{}$^~]/gu, ' ').replace(/[%#&_]/gu, '\\$&')}}`;
}

function accentToTex(
  element: Element,
  part: (index: number) => string,
  isAbove: boolean,
): string | undefined {
  const mark = childrenOf(element)[1];
  return mark === undefined ? undefined : addAccent(part(0), textOf(mark), isAbove);
}

/** Scripts come in pairs of subscript and superscript. Those after `<mprescripts/>` are before the base. */
function multiscriptsToTex(element: Element, part: (index: number) => string): string {
  const names = childrenOf(element).map(localName);
  const split = names.indexOf('mprescripts');
  const pairs = (from: number, end: number): string => {
    let tex = '';
    for (let index = from; index < end; index += 2) {
      const [below, above] = [part(index), index + 1 < end ? part(index + 1) : ''];
      tex += (below === '' ? '' : `_${group(below)}`) + (above === '' ? '' : `^${group(above)}`);
    }
    return tex;
  };
  const before = split < 0 ? '' : pairs(split + 1, names.length);
  return (before === '' ? '' : `{}${before}`) + base(part(0)) + pairs(1, split < 0 ? names.length : split);
}

function fencedToTex(element: Element): string {
  const { open, close, separators } = element.properties;
  const [left, right] = [String(open ?? '('), String(close ?? ')')];
  const between = String(separators ?? ',')
    .trim()
    .charAt(0);
  const inside = childrenOf(element).map((child) => elementToTex(child, 1));
  return joinTex([symbolsToTex(left), inside.join(symbolsToTex(between)), symbolsToTex(right)]);
}

function rowsToTex(table: Element): string {
  return childrenOf(table)
    .map((row) =>
      childrenOf(row)
        .map((cell) => elementToTex(cell, 1))
        .join(' & '),
    )
    .join(' \\\\ ');
}
