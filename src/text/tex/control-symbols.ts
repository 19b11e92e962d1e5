import { lookUp } from '../../tables/lookup.ts';
import type { Command, TexContext } from './context.ts';

/** Control symbols by their text: spaces of all widths are one space, and hints for hyphenation are empty. */
const MEANINGS: Readonly<Record<string, string>> = {
  ' ': ' ',
  '\n': ' ',
  ',': ' ',
  ';': ' ',
  ':': ' ',
  '>': ' ',
  '!': '',
  '/': '',
  '-': '',
  '@': '',
  '|': '‖',
};
const ESCAPED = '$%&_#{})]';

/** Reads a command of one character other than a letter: `\\`, `\(` with its formula, `\,` or `\%`. */
export function readControlSymbol(
  context: TexContext,
  { name, after, to, target }: Command,
): number | undefined {
  if (/^[A-Za-z]/u.test(name)) return undefined;
  const { source } = context;
  if (name === '\\') {
    target.out.addText(' ');
    return source.afterOption(after, to);
  }
  if (name === '(' || name === '[') {
    const end = source.next(name === '(' ? '\\)' : '\\]', after, to);
    if (end === undefined) {
      target.out.addText(name);
      return after;
    }
    context.addFormula(source.text.slice(after, end), name === '[', target);
    return end + 2;
  }
  const isEscape = name !== '' && ESCAPED.includes(name);
  target.out.addText(lookUp(MEANINGS, name) ?? (isEscape ? name : `\\${name}`));
  return after;
}
