import type { InlineBuilder } from '../mdast/inline-builder.ts';
import { accented, isAccent, letterOf } from './characters.ts';
import type { Command, TexContext } from './context.ts';

/** Reads an accent with the letter under it: `\"o`, `\v{s}` or `\'{\i}`. */
export function readAccent(context: TexContext, command: Command): number | undefined {
  const { name, after, target } = command;
  if (!isAccent(name)) return undefined;
  const base = baseOf(context, command);
  const letter = base === undefined ? undefined : accented(name, base.text);
  if (base === undefined || letter === undefined) {
    // `\~` and `\^` also stand for the characters themselves.
    target.out.addText(/[a-zA-Z]/u.test(name) ? `\\${name}` : name);
    return after;
  }
  target.out.addText(letter);
  return base.next;
}

/** The text under an accent, and the position after it. */
function baseOf(context: TexContext, { name, after, to, target }: Command) {
  const { source } = context;
  const isLetter = /[a-zA-Z]/u.test(name);
  const from = isLetter ? source.afterSpaces(after, to) : after;
  const argument = source.argument(from, to);
  if (argument !== undefined)
    return { text: textOf(context.readApart(argument.from, argument.to, target)), next: argument.next };
  const nested = /^\\(?:[ij]|ae|AE|oe|OE|o|O|aa|AA)(?![A-Za-z])\s?/u.exec(
    source.text.slice(from, Math.min(to, from + 5)),
  )?.[0];
  if (nested !== undefined)
    return { text: letterOf(nested.slice(1).trim()) ?? '', next: from + nested.length };
  // `\v s`, but not `\vs`, which is another command.
  return from < to && source.text[from] !== '\\'
    ? { text: source.text.charAt(from), next: from + 1 }
    : undefined;
}

function textOf(inline: InlineBuilder): string {
  const [only, ...others] = inline.finish().nodes;
  return only?.type === 'text' && others.length === 0 ? only.value : '';
}
