import { isFormulaEnvironment } from '../tex-syntax/command-names.ts';
import { environmentShapeOf, readArguments } from './arguments.ts';
import type { Command, TexContext } from './context.ts';

/** Reads `\begin{…}`. A math environment is one formula; the content of any other environment is read as text. */
export function readBegin(context: TexContext, { after, to, target }: Command): number {
  const { source } = context;
  const argument = source.argument(after, to);
  if (argument === undefined) return after;
  const name = source.text.slice(argument.from, argument.to).trim();
  const end = isFormulaEnvironment(name) ? source.next(`\\end{${name}}`, argument.next, to) : undefined;
  if (end === undefined) {
    context.endParagraph(target);
    return readArguments(context, environmentShapeOf(name), { after: argument.next, to, target });
  }
  const inside = source.text
    .slice(argument.next, end)
    .replace(/\\label\{[^{}]*\}|\\(?:nonumber|notag)(?![A-Za-z])/gu, '');
  const rows = rowEnvironment(name);
  context.addFormula(
    rows === undefined ? inside : `\\begin{${rows}}${inside}\\end{${rows.replace(/\}.*/u, '')}}`,
    name !== 'math',
    target,
  );
  return end + `\\end{${name}}`.length;
}

/** Reads `\end{…}` of an environment of text. */
export function readEnd(context: TexContext, { after, to, target }: Command): number {
  context.endParagraph(target);
  return context.source.argument(after, to)?.next ?? after;
}

/** The environment in which Temml renders the rows of `name`; `undefined` if it has no rows. */
function rowEnvironment(name: string): string | undefined {
  const plain = name.replace('*', '');
  if (plain === 'eqnarray') return 'array}{rcl';
  if (plain === 'gather' || plain === 'multline') return 'gathered';
  return plain === 'align' || plain === 'flalign' ? 'aligned' : undefined;
}
