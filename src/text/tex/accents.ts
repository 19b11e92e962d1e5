import type { Inline, Place } from '../mdast/inline-builder.ts';
import { accented, letterOf } from './characters.ts';
import type { TexReading } from './parser.ts';

/** Reads an accent, whose command ends before `behind`, with the letter that it stands on. */
export function accent(reading: TexReading, name: string, behind: number, to: number, place: Place): number {
  const base = accentBase(reading, name, behind, to, place);
  const letter = base === undefined ? undefined : accented(name, base.text);
  if (base === undefined || letter === undefined) {
    // `\~` and `\^` also stand for the signs themselves.
    place.out.add(/[a-zA-Z]/u.test(name) ? `\\${name}` : name);
    return behind;
  }
  place.out.add(letter);
  return base.next;
}

function accentBase(reading: TexReading, name: string, behind: number, to: number, place: Place) {
  const { source } = reading;
  const isLetter = /[a-zA-Z]/u.test(name);
  const from = isLetter ? source.afterSpaces(behind, to) : behind;
  const argument = source.argument(from, to);
  if (argument !== undefined)
    return { text: wordsOf(reading.inner(argument.from, argument.to, place)), next: argument.next };
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

function wordsOf(inner: Inline): string {
  const [only, ...others] = inner.finish().nodes;
  return only?.type === 'text' && others.length === 0 ? only.value : '';
}
