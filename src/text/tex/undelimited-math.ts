import { lookUp } from '../../tables/lookup.ts';
import type { InlineTarget } from '../mdast/inline-builder.ts';
import { isDeclaration, isShaper, styleOf } from '../tex-syntax/command-names.ts';
import type { Command, TexContext } from './context.ts';

// The base of a script: a few letters, a number, or the end of a bracket.
const BASE = /(?:[A-Za-z]{1,5}\d?|\d+(?:\.\d+)?|[)\]|'])$/u;

/** Characters for commands without an argument: `\tilde` in the address of a home page, and `\sqrt(n)`. */
const WITHOUT_ARGUMENT: Readonly<Record<string, string>> = { '\\tilde': '~', '\\sqrt': '√' };

/**
 * Reads `^` or `_` at `at` outside of formulas. If it clearly begins a script, the script becomes a formula with its base.
 */
export function readUndelimitedScript(
  context: TexContext,
  at: number,
  to: number,
  target: InlineTarget,
): number {
  // `x_1` can be read as it is.
  const isScript = /^.(?:\{|\\[A-Za-z])/u.test(context.source.text.slice(at, at + 3));
  const end = isScript ? afterScripts(context, at, to) : at;
  if (end === at) {
    target.out.addText(context.source.text.charAt(at));
    return at + 1;
  }
  const { lastText } = target.out;
  const base = BASE.exec(lastText.slice(-12))?.[0] ?? '';
  if (base !== '') target.out.replaceLatest(lastText.slice(0, lastText.length - base.length));
  const mathBase = /^[A-Za-z]{2,}$/u.test(base) ? `\\mathrm{${base}}` : base;
  context.addFormula(mathBase + sourceOf(context, at, end), false, target);
  return end;
}

/** Reads a math command outside of formulas as a formula, with its arguments and its scripts. */
export function readUndelimitedMath(
  context: TexContext,
  { at, after, to, target }: Command,
  takesArguments: boolean,
): number {
  let end = takesArguments ? afterArguments(context, after, to) : after;
  if (takesArguments && end === after) {
    const name = context.source.text.slice(at, after);
    target.out.addText(lookUp(WITHOUT_ARGUMENT, name) ?? name);
    return after;
  }
  if (context.source.text.startsWith('\\limits', end)) end += '\\limits'.length;
  end = afterScripts(context, end, to);
  context.addFormula(sourceOf(context, at, end), false, target);
  return end;
}

/** The position after an option and up to two arguments in braces. */
function afterArguments({ source }: TexContext, from: number, to: number): number {
  let end = source.afterOption(from, to);
  let argument = source.argument(end, to);
  for (let count = 0; argument !== undefined && count < 2; count++) {
    end = argument.next;
    argument = source.text[end] === '{' ? source.argument(end, to) : undefined;
  }
  return end;
}

/** The position after a command in a script and its arguments; `undefined` if it lacks them, as in `n^\sqrt(n)`. */
function afterCommand(context: TexContext, at: number, to: number): number | undefined {
  const command = /^\\([A-Za-z]+)/u.exec(context.source.text.slice(at, Math.min(to, at + 20)));
  const [all = '', name = ''] = command ?? [];
  const after = at + all.length;
  if (!isShaper(name) && (styleOf(name) === undefined || isDeclaration(name))) return after;
  const end = afterArguments(context, after, to);
  return context.source.text[end - 1] === '}' ? end : undefined;
}

/** The position after all scripts at `from`. */
function afterScripts(context: TexContext, from: number, to: number): number {
  const { source } = context;
  let at = from;
  while (at < to && (source.text[at] === '^' || source.text[at] === '_')) {
    const next = at + 1 < to ? (source.text[at + 1] ?? '') : '';
    const argument = next === '{' ? source.argument(at + 1, to) : undefined;
    const command = next === '\\' ? afterCommand(context, at + 1, to) : undefined;
    const end = argument?.next ?? command ?? at + 1 + (/[A-Za-z0-9*+]/u.test(next) ? 1 : 0);
    if (end === at + 1 || source.text.slice(at, end).includes('$')) break;
    at = end;
  }
  return at;
}

function sourceOf({ source }: TexContext, from: number, to: number): string {
  return source.text.slice(from, to).replace(/\s+/gu, ' ');
}
