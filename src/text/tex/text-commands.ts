import { scriptText } from '../math/super-subscript.ts';
import { nested } from '../mdast/inline-builder.ts';
import { nodeToText } from '../mdast/to-text.ts';
import { chemistryToText } from './chemistry.ts';
import type { Command, TexContext } from './context.ts';

/** Skips a citation with its options and its argument, the space before it, and brackets around it. */
export function readOmitted({ source }: TexContext, { after, to, target: { out } }: Command): number {
  let end = source.afterOption(source.afterSpaces(after, to), to);
  end = source.afterOption(end, to);
  end = source.argument(end, to)?.next ?? after;
  const next = end < to ? source.text.charAt(end) : '';
  if (/[\s.,;:)\]?!]|^$/u.test(next)) out.replaceLatest(out.lastText.trimEnd());
  const isBracketed =
    (out.lastCodeUnit === '(' && next === ')') || (out.lastCodeUnit === '[' && next === ']');
  if (!isBracketed) return end;
  out.replaceLatest(out.lastText.slice(0, -1).trimEnd());
  return end + 1;
}

/** Reads the argument of `\footnote` as text in parentheses. */
export function readNote(context: TexContext, { after, to, target }: Command): number {
  const argument = context.source.argument(context.source.afterOption(after, to), to);
  if (argument === undefined) return after;
  target.out.addText(target.out.isAfterSpace ? '(' : ' (');
  context.read(argument.from, argument.to, nested(target));
  target.out.addText(')');
  return argument.next;
}

/** Reads `\item`, which begins a paragraph with a bullet or with its label. */
export function readItem(context: TexContext, { after, to, target }: Command): number {
  context.endParagraph(target);
  const end = context.source.afterOption(after, to);
  if (end > after) context.read(after + 1, end - 1, nested(target));
  target.out.addText(end > after ? ' ' : '• ');
  return end;
}

/** Reads `\ifmmode a\else b\fi` as `b`, the branch for text. */
export function readConditional(context: TexContext, { at, after, to, target }: Command): number {
  const branch = context.source.textBranch(at, to);
  if (branch === undefined) return context.source.afterSpaces(after, to);
  const from = Math.min(context.source.afterSpaces(branch.from, to), branch.to);
  context.read(from, branch.to, nested(target));
  return context.source.afterSpaces(branch.next, to);
}

/** Reads `\textsuperscript{…}`. */
export function readSuperscript(context: TexContext, command: Command): number {
  return readScript(context, command, true);
}

/** Reads `\textsubscript{…}`. */
export function readSubscript(context: TexContext, command: Command): number {
  return readScript(context, command, false);
}

function readScript(context: TexContext, { after, to, target }: Command, isRaised: boolean): number {
  const argument = context.source.argument(after, to);
  if (argument === undefined) return after;
  const { nodes } = context.readApart(argument.from, argument.to, target).finish();
  target.out.addText(scriptText(nodes.map((node) => nodeToText(node)).join(''), isRaised));
  return argument.next;
}

/**
 * Reads `\deg` as the degree sign ° if it follows a number or is alone in braces, as arXiv writes the sign. Elsewhere it is
 * the degree of a polynomial.
 */
export function readDegree(
  { source: { text } }: TexContext,
  { at, after, to, target: { out } }: Command,
): number | undefined {
  const isAlone = text[at - 1] === '{' && text[after] === '}';
  if (!isAlone && !/\d ?$/u.test(out.lastText)) return undefined;
  out.addText('°');
  return afterDegree(text, after, to);
}

/** The position after the space between ° and the letter of a scale, as in `85 \deg C`; before a word the space stays. */
export function afterDegree(text: string, after: number, to: number): number {
  const isScale = after + 1 < to && /^\s[CFK](?![\p{L}\p{N}])/u.test(text.slice(after, after + 3));
  return isScale ? after + 1 : after;
}

/** Reads `\enquote{…}`, with double quotation marks outside and single ones in a nested quotation. */
export function readQuotation(context: TexContext, { after, to, target }: Command): number | undefined {
  const argument = context.source.argument(after, to);
  if (argument === undefined) return undefined;
  target.out.addText(context.openQuotations % 2 === 0 ? '“' : '‘');
  context.openQuotations++;
  context.read(argument.from, argument.to, nested(target));
  context.openQuotations--;
  target.out.addText(context.openQuotations % 2 === 0 ? '”' : '’');
  return argument.next;
}

/** Reads `\verb|…|`, whose text is between two equal characters. */
export function readVerbatim({ source }: TexContext, { after, to, target }: Command): number | undefined {
  const from = source.afterOption(after, to);
  const delimiter = from < to ? source.text.charAt(from) : ' ';
  const end = /[\s\p{L}{*]/u.test(delimiter) ? undefined : source.next(delimiter, from + 1, to);
  if (end === undefined || end === from + 1) return undefined;
  const code = source.text.slice(from + 1, end);
  if (code.trim() === '' || /[\n`]/u.test(code) || target.isLinked) return undefined;
  target.out.addNode({ type: 'inlineCode', value: code.replace(/\s+/gu, ' ').trim() });
  return end + 1;
}

/** Reads `\ce{…}`. */
export function readChemistry({ source }: TexContext, { after, to, target }: Command): number | undefined {
  const argument = source.argument(after, to);
  const text =
    argument === undefined ? undefined : chemistryToText(source.text.slice(argument.from, argument.to));
  if (argument === undefined || text === undefined) return undefined;
  target.out.addText(text);
  return argument.next;
}
