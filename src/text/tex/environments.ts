import type { Place } from '../mdast/inline-builder.ts';
import { isFormulaEnvironment } from '../tex-syntax/command-names.ts';
import { environmentShapeOf, readArguments } from './arguments.ts';
import type { TexReading } from './parser.ts';

/** Reads `\begin{…}`: an environment of formulas is one formula, of any other only what it holds counts. */
export function environmentBegins(reading: TexReading, behind: number, to: number, place: Place): number {
  const { source } = reading;
  const argument = source.argument(behind, to);
  if (argument === undefined) return behind;
  const name = source.text.slice(argument.from, argument.to).trim();
  const end = isFormulaEnvironment(name) ? source.next(`\\end{${name}}`, argument.next, to) : undefined;
  if (end === undefined) {
    reading.endParagraph(place);
    return readArguments(reading, environmentShapeOf(name), argument.next, to, place);
  }
  const inside = source.text
    .slice(argument.next, end)
    .replace(/\\label\{[^{}]*\}|\\(?:nonumber|notag)(?![A-Za-z])/gu, '');
  const rows = rowsOf(name);
  reading.formula(
    rows === undefined ? inside : `\\begin{${rows}}${inside}\\end{${rows.replace(/\}.*/u, '')}}`,
    name !== 'math',
    place,
  );
  return end + `\\end{${name}}`.length;
}

/** Reads `\end{…}` of an environment that holds words. */
export function environmentEnds(reading: TexReading, behind: number, to: number, place: Place): number {
  reading.endParagraph(place);
  return reading.source.argument(behind, to)?.next ?? behind;
}

/** The environment that a renderer sets the rows of `name` in; `undefined` where it has no rows. */
function rowsOf(name: string): string | undefined {
  const plain = name.replace('*', '');
  if (plain === 'eqnarray') return 'array}{rcl';
  if (plain === 'gather' || plain === 'multline') return 'gathered';
  return plain === 'align' || plain === 'flalign' ? 'aligned' : undefined;
}
