import type { Element } from 'hast';
import { toString as textOf } from 'mdast-util-to-string';
import { accented } from './mathml-accents.ts';
import { mathWords, texOfSigns } from './mathml-symbols.ts';

/** Deeper elements than these stand as their words. */
const DEEPEST = 60;

/**
 * Presentation MathML (https://www.w3.org/TR/mathml-core/) as TeX, with or without a prefix on its elements. What it does
 * not know counts for what it holds.
 */
export function texOfMathml(math: Element): string {
  return joined(childrenOf(math).map((child) => written(child, 0)));
}

function childrenOf(element: Element): Element[] {
  return element.children.filter((child) => child.type === 'element');
}

function nameOf({ tagName }: Element): string {
  return tagName.replace(/^.*:/u, '').toLowerCase();
}

/** Pieces side by side; a command stays apart from a letter behind it. */
function joined(pieces: readonly string[]): string {
  let tex = '';
  for (const piece of pieces)
    tex += (/\\[A-Za-z]+$/u.test(tex) && /^[A-Za-z]/u.test(piece) ? ' ' : '') + piece;
  return tex.trim();
}

type Writer = (element: Element, part: (index: number) => string, all: () => string) => string;

const script: Writer = (_, part) => `${base(part(0))}_${group(part(1))}`;
const raised: Writer = (_, part) => `${base(part(0))}^${group(part(1))}`;
const both: Writer = (_, part) => `${base(part(0))}_${group(part(1))}^${group(part(2))}`;

const WRITERS: ReadonlyMap<string, Writer> = new Map(
  Object.entries({
    mi: (element) => mathWords(textOf(element).trim(), String(element.properties.mathvariant ?? '')),
    mn: (element) => texOfSigns(textOf(element).trim()),
    mo: (element) => texOfSigns(textOf(element).trim()),
    mtext: (element) => words(textOf(element)),
    ms: (element) => words(textOf(element)),
    mspace: (element) => (/^(?:0*\.)?0*[1-9]/u.test(String(element.properties.width ?? '')) ? '\\ ' : ''),
    msub: script,
    munder: (element, part, all) => accent(element, part, false) ?? script(element, part, all),
    msup: raised,
    mover: (element, part, all) => accent(element, part, true) ?? raised(element, part, all),
    msubsup: both,
    munderover: both,
    mmultiscripts: scripts,
    mfrac: (element, part) =>
      /^0(?:\D|$)/u.test(String(element.properties.linethickness ?? ''))
        ? `\\binom{${part(0)}}{${part(1)}}`
        : `\\frac{${part(0)}}{${part(1)}}`,
    msqrt: (_, __, all) => `\\sqrt{${all()}}`,
    mroot: (_, part) => `\\sqrt[${part(1)}]{${part(0)}}`,
    mfenced: (element) => fenced(element),
    mtable: (element) => `\\begin{matrix}${rows(element)}\\end{matrix}`,
    semantics: (_, part) => part(0),
    annotation: () => '',
    'annotation-xml': () => '',
    mphantom: () => '',
    none: () => '',
    mprescripts: () => '',
  } satisfies Record<string, Writer>),
);

function written(element: Element, depth: number): string {
  if (depth > DEEPEST) return words(textOf(element));
  const children = childrenOf(element);
  const part = (index: number): string => {
    const child = children[index];
    return child === undefined ? '' : written(child, depth + 1);
  };
  const all = () => joined(children.map((_, index) => part(index)));
  const writer = WRITERS.get(nameOf(element));
  if (writer !== undefined) return writer(element, part, all);
  return children.length === 0 ? texOfSigns(textOf(element).trim()) : all();
}

/** What a script hangs on: one sign, or a group. */
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

function words(text: string): string {
  const plain = text.replace(/\s+/gu, ' ');
  if (plain.trim() === '') return plain === '' ? '' : '\\ ';
  return `\\text{${plain.replace(/[\\{}$^~]/gu, ' ').replace(/[%#&_]/gu, '\\$&')}}`;
}

function accent(element: Element, part: (index: number) => string, isAbove: boolean): string | undefined {
  const mark = childrenOf(element)[1];
  return mark === undefined ? undefined : accented(part(0), textOf(mark), isAbove);
}

/** Scripts in pairs, below and above; those behind `<mprescripts/>` stand in front. */
function scripts(element: Element, part: (index: number) => string): string {
  const names = childrenOf(element).map(nameOf);
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

function fenced(element: Element): string {
  const { open, close, separators } = element.properties;
  const [left, right] = [String(open ?? '('), String(close ?? ')')];
  const between = String(separators ?? ',')
    .trim()
    .charAt(0);
  const inside = childrenOf(element).map((child) => written(child, 1));
  return joined([texOfSigns(left), inside.join(texOfSigns(between)), texOfSigns(right)]);
}

function rows(table: Element): string {
  return childrenOf(table)
    .map((row) =>
      childrenOf(row)
        .map((cell) => written(cell, 1))
        .join(' & '),
    )
    .join(' \\\\ ');
}
