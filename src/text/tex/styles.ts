import type { PhrasingContent } from 'mdast';
import { type InlineTarget, nested } from '../mdast/inline-builder.ts';
import { isDeclaration, type Style, styleOf } from '../tex-syntax/command-names.ts';
import type { Command, TexContext } from './context.ts';

/** Reads a command for a style, with its argument as in `\emph{…}`, or for the rest of its group as in `{\em …}`. */
export function readStyle(context: TexContext, command: Command): number | undefined {
  const style = styleOf(command.name);
  if (style === undefined) return undefined;
  return isDeclaration(command.name) && context.source.text[command.after] !== '{'
    ? readDeclaration(context, style, command)
    : readStyled(context, style, command);
}

function readStyled(context: TexContext, style: Style, { name, after, to, target }: Command): number {
  const { source } = context;
  const argument = source.argument(after, to);
  if (argument === undefined) return source.afterSpaces(after, to);
  if (name === 'ensuremath' || name === 'boldsymbol')
    context.addFormula(source.text.slice(argument.from, argument.to).replaceAll('$', ''), false, target);
  else addStyled(context, style, argument.from, argument.to, target);
  return argument.next;
}

/** A declaration outside of all groups is ignored, because it would change the rest of the text. */
function readDeclaration(context: TexContext, style: Style, { after, to, target }: Command): number {
  const from = context.source.afterSpaces(after, to);
  if (target.depth === 0) return from;
  addStyled(context, style, from, to, target);
  return to;
}

function addStyled(context: TexContext, style: Style, from: number, to: number, target: InlineTarget): void {
  if (style === 'code') {
    const code = codeIn(context.source.text.slice(from, to));
    if (code !== undefined && !target.isLinked) {
      target.out.addNode({ type: 'inlineCode', value: code });
      return;
    }
  }
  if (style === 'upright' || style === 'code' || target.isEmphatic) {
    context.read(from, to, nested(target));
    return;
  }
  const inline = context.readApart(from, to, { ...target, isEmphatic: true });
  target.out.wrap(inline, (children): PhrasingContent => ({ type: style, children }));
}

/** The text of `\texttt{…}` as code; `undefined` if it has commands or formulas in it. */
function codeIn(tex: string): string | undefined {
  const code = tex
    .replace(/\\([$%&_#{} -])/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
  return code === '' || /[\\`]|\$.*\$/u.test(code) ? undefined : code.replace(/^\{(.*)\}$/u, '$1');
}
