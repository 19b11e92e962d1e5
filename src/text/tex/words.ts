import type { Place } from '../mdast/inline-builder.ts';
import { script } from '../mdast/super-subscript.ts';
import { wordsOf } from '../mdast/to-text.ts';
import { formulaOfChemistry } from './chemistry.ts';
import type { TexReading } from './parser.ts';

/** A citation goes, and so do the space before it and the brackets around it. */
export function dropped({ source }: TexReading, behind: number, to: number, { out }: Place): number {
  let end = source.afterOption(source.afterSpaces(behind, to), to);
  end = source.afterOption(end, to);
  end = source.argument(end, to)?.next ?? behind;
  const next = end < to ? source.text.charAt(end) : '';
  if (/[\s.,;:)\]?!]|^$/u.test(next)) out.replaceLatest(out.latest.trimEnd());
  const isBracketed = (out.lastUnit === '(' && next === ')') || (out.lastUnit === '[' && next === ']');
  if (!isBracketed) return end;
  out.replaceLatest(out.latest.slice(0, -1).trimEnd());
  return end + 1;
}

export function note(reading: TexReading, behind: number, to: number, place: Place): number {
  const argument = reading.source.argument(reading.source.afterOption(behind, to), to);
  if (argument === undefined) return behind;
  place.out.add(place.out.isApart ? '(' : ' (');
  reading.read(argument.from, argument.to, { ...place, out: place.out, depth: place.depth + 1 });
  place.out.add(')');
  return argument.next;
}

export function item(reading: TexReading, behind: number, to: number, place: Place): number {
  reading.endParagraph(place);
  const end = reading.source.afterOption(behind, to);
  if (end > behind) reading.read(behind + 1, end - 1, { ...place, out: place.out, depth: place.depth + 1 });
  place.out.add(end > behind ? ' ' : '• ');
  return end;
}

/** Reads `\ifmmode a\else b\fi`: outside of formulas only `b` is meant. */
export function outsideOfFormulas(
  reading: TexReading,
  behind: number,
  to: number,
  place: Place,
  at: number,
): number {
  const branch = reading.source.outsideOfFormulas(at, to);
  if (branch === undefined) return reading.source.afterSpaces(behind, to);
  const from = Math.min(reading.source.afterSpaces(branch.from, to), branch.to);
  reading.read(from, branch.to, { ...place, out: place.out, depth: place.depth + 1 });
  return reading.source.afterSpaces(branch.next, to);
}

/** Reads the argument of `\textsuperscript` or `\textsubscript`. */
export function scripted(
  reading: TexReading,
  behind: number,
  to: number,
  place: Place,
  isRaised: boolean,
): number {
  const argument = reading.source.argument(behind, to);
  if (argument === undefined) return behind;
  const { nodes } = reading.inner(argument.from, argument.to, place).finish();
  place.out.add(script(nodes.map((node) => wordsOf(node)).join(''), isRaised));
  return argument.next;
}

/**
 * Reads `\deg` where it is the sign °, behind a number or in braces of its own, into which arXiv turns that sign; elsewhere
 * it is the degree of a formula.
 */
export function degrees(
  { source: { text } }: TexReading,
  behind: number,
  to: number,
  { out }: Place,
  at: number,
): number | undefined {
  const isAlone = text[at - 1] === '{' && text[behind] === '}';
  if (!isAlone && !/\d ?$/u.test(out.latest)) return undefined;
  out.add('°');
  return behindDegree(text, behind, to);
}

/** The place behind the space between ° and the letter of a scale, as in `85 \deg C`; before a word that space stays. */
export function behindDegree(text: string, behind: number, to: number): number {
  const isScale = behind + 1 < to && /^\s[CFK](?![\p{L}\p{N}])/u.test(text.slice(behind, behind + 3));
  return isScale ? behind + 1 : behind;
}

/** Reads the argument of `\enquote`. */
export function quotation(reading: TexReading, behind: number, to: number, place: Place): number | undefined {
  const argument = reading.source.argument(behind, to);
  if (argument === undefined) return undefined;
  place.out.add(reading.quotations % 2 === 0 ? '“' : '‘');
  reading.quotations++;
  reading.read(argument.from, argument.to, { ...place, out: place.out, depth: place.depth + 1 });
  reading.quotations--;
  place.out.add(reading.quotations % 2 === 0 ? '”' : '’');
  return argument.next;
}

/** Reads `\verb|…|`, whose text stands between two signs that are alike. */
export function verbatim(
  { source }: TexReading,
  behind: number,
  to: number,
  place: Place,
): number | undefined {
  const from = source.afterOption(behind, to);
  const sign = from < to ? source.text.charAt(from) : ' ';
  const end = /[\s\p{L}{*]/u.test(sign) ? undefined : source.next(sign, from + 1, to);
  if (end === undefined || end === from + 1) return undefined;
  const code = source.text.slice(from + 1, end);
  if (code.trim() === '' || /[\n`]/u.test(code) || place.isLinked) return undefined;
  place.out.node({ type: 'inlineCode', value: code.replace(/\s+/gu, ' ').trim() });
  return end + 1;
}

/** Reads the argument of `\ce`. */
export function chemistry(reading: TexReading, behind: number, to: number, place: Place): number | undefined {
  const argument = reading.source.argument(behind, to);
  const words =
    argument === undefined
      ? undefined
      : formulaOfChemistry(reading.source.text.slice(argument.from, argument.to));
  if (argument === undefined || words === undefined) return undefined;
  place.out.add(words);
  return argument.next;
}
