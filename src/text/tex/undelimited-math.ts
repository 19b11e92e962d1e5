import type { Place } from '../mdast/inline-builder.ts';
import { isDeclaration, isShaper, styleOf } from '../tex-syntax/command-names.ts';
import type { TexReading } from './parser.ts';

// What a script hangs on: a few letters or a number, or what a bracket closes.
const BASE = /(?:[A-Za-z]{1,5}\d?|\d+(?:\.\d+)?|[)\]|'])$/u;

/** What commands mean that lack their argument: in the address of somebody's own pages, and in `\sqrt(n)`. */
const ALONE: Readonly<Record<string, string>> = { '\\tilde': '~', '\\sqrt': '√' };

/** Reads `^` or `_` outside of formulas: what clearly is a script becomes a formula with what it hangs on. */
export function scriptFormula(reading: TexReading, at: number, to: number, place: Place): number {
  // `x_1` is as good as it stands.
  const isScript = /^.(?:\{|\\[A-Za-z])/u.test(reading.source.text.slice(at, at + 3));
  const end = isScript ? behindScripts(reading, at, to) : at;
  if (end === at) {
    place.out.add(reading.source.text.charAt(at));
    return at + 1;
  }
  const { latest } = place.out;
  const base = BASE.exec(latest.slice(-12))?.[0] ?? '';
  if (base !== '') place.out.replaceLatest(latest.slice(0, latest.length - base.length));
  const shown = /^[A-Za-z]{2,}$/u.test(base) ? `\\mathrm{${base}}` : base;
  reading.formula(shown + sourceOf(reading, at, end), false, place);
  return end;
}

/** Reads a command of formulas that stands outside of one, with its arguments and scripts, as a formula. */
export function bareFormula(
  reading: TexReading,
  at: number,
  behind: number,
  to: number,
  place: Place,
  takesArguments: boolean,
): number {
  let end = takesArguments ? behindArguments(reading, behind, to) : behind;
  if (takesArguments && end === behind) {
    const name = reading.source.text.slice(at, behind);
    place.out.add(ALONE[name] ?? name);
    return behind;
  }
  if (reading.source.text.startsWith('\\limits', end)) end += '\\limits'.length;
  end = behindScripts(reading, end, to);
  reading.formula(sourceOf(reading, at, end), false, place);
  return end;
}

/** The place behind an option and up to two arguments in braces. */
function behindArguments({ source }: TexReading, from: number, to: number): number {
  let end = source.afterOption(from, to);
  let argument = source.argument(end, to);
  for (let count = 0; argument !== undefined && count < 2; count++) {
    end = argument.next;
    argument = source.text[end] === '{' ? source.argument(end, to) : undefined;
  }
  return end;
}

/** The place behind a command that is a script, with its arguments; `undefined` where it lacks one, as in `n^\sqrt(n)`. */
function behindCommand(reading: TexReading, at: number, to: number): number | undefined {
  const command = /^\\([A-Za-z]+)/u.exec(reading.source.text.slice(at, Math.min(to, at + 20)));
  const [all = '', name = ''] = command ?? [];
  const behind = at + all.length;
  if (!isShaper(name) && (styleOf(name) === undefined || isDeclaration(name))) return behind;
  const end = behindArguments(reading, behind, to);
  return reading.source.text[end - 1] === '}' ? end : undefined;
}

function behindScripts(reading: TexReading, from: number, to: number): number {
  const { source } = reading;
  let at = from;
  while (at < to && (source.text[at] === '^' || source.text[at] === '_')) {
    const next = at + 1 < to ? (source.text[at + 1] ?? '') : '';
    const argument = next === '{' ? source.argument(at + 1, to) : undefined;
    const command = next === '\\' ? behindCommand(reading, at + 1, to) : undefined;
    const end = argument?.next ?? command ?? at + 1 + (/[A-Za-z0-9*+]/u.test(next) ? 1 : 0);
    if (end === at + 1 || source.text.slice(at, end).includes('$')) break;
    at = end;
  }
  return at;
}

function sourceOf({ source }: TexReading, from: number, to: number): string {
  return source.text.slice(from, to).replace(/\s+/gu, ' ');
}
