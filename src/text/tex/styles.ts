import type { PhrasingContent } from 'mdast';
import type { Place } from '../mdast/inline-builder.ts';
import type { Style } from '../tex-syntax/command-names.ts';
import type { TexReading } from './parser.ts';

/** Reads a command with an argument, such as `\emph{…}`. */
export function styled(
  reading: TexReading,
  style: Style,
  name: string,
  behind: number,
  to: number,
  place: Place,
): number {
  const { source } = reading;
  const argument = source.argument(behind, to);
  if (argument === undefined) return source.afterSpaces(behind, to);
  if (name === 'ensuremath' || name === 'boldsymbol') {
    reading.formula(source.text.slice(argument.from, argument.to).replaceAll('$', ''), false, place);
  } else add(reading, style, argument.from, argument.to, place);
  return argument.next;
}

/** Reads a declaration such as `\em`, which goes for the rest of its group; without a group it goes nowhere. */
export function styledRest(
  reading: TexReading,
  style: Style,
  behind: number,
  to: number,
  place: Place,
): number {
  const from = reading.source.afterSpaces(behind, to);
  if (place.depth === 0) return from;
  add(reading, style, from, to, place);
  return to;
}

function add(reading: TexReading, style: Style, from: number, to: number, place: Place): void {
  if (style === 'code') {
    const code = codeOf(reading.source.text.slice(from, to));
    if (code !== undefined && !place.isLinked) {
      place.out.node({ type: 'inlineCode', value: code });
      return;
    }
  }
  if (style === 'upright' || style === 'code' || place.isEmphatic) {
    reading.read(from, to, { ...place, out: place.out, depth: place.depth + 1 });
    return;
  }
  const inner = reading.inner(from, to, { ...place, out: place.out, isEmphatic: true });
  place.out.wrap(inner, (children): PhrasingContent => ({ type: style, children }));
}

/** What stands in typewriter letters, where it is nothing but signs. */
function codeOf(tex: string): string | undefined {
  const code = tex
    .replace(/\\([$%&_#{} -])/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
  return code === '' || /[\\`]|\$.*\$/u.test(code) ? undefined : code.replace(/^\{(.*)\}$/u, '$1');
}
