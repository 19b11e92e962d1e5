import { nested } from '../mdast/inline-builder.ts';
import type { Command, TexContext } from './context.ts';

/**
 * Commands whose arguments are not all text, by the shape of their arguments, one character each: `[` an option in square
 * brackets, `(` a size in parentheses, `-` an argument that is not shown, `t` an argument with text. Names are without the
 * backslash.
 */
const SHAPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    't-': 'texorpdfstring pdftooltip',
    '-': 'selectlanguage fontfamily fontseries fontshape fontencoding vphantom hyphenation',
    '[': 'footnotemark nolinebreak pagebreak nopagebreak phantomsection',
    '[-': 'color pagecolor todo',
    '[[-': 'includegraphics includesvg',
    '--': 'fontsize setlength addtolength setcounter addtocounter DeclareMathOperator crefrange Crefrange',
    '---': 'definecolor',
    '----': 'usefont',
    '[--': 'rule',
    '-[[-': 'newcommand renewcommand providecommand newenvironment',
    '[t': 'hyperref part chapter section subsection subsubsection paragraph caption textls',
    '-t': 'adjustbox hyperlink hypertarget glslink glsdisp bibinfo bibfield textlang',
    '[-t': 'foreignlanguage textcolor colorbox rotatebox',
    '[--t': 'fcolorbox',
    '--t': 'resizebox multicolumn',
    '-[t': 'scalebox',
    '-[[t': 'raisebox',
    '-[-[t': 'multirow',
    '[[[-t': 'parbox',
    '([[t': 'makebox framebox',
    // The glossary's entry is unknown, so its name is shown.
    '[t[':
      'gls Gls GLS glspl Glspl GLSpl glsfirst Glsfirst glstext Glstext glsname glsdesc acrshort Acrshort acrlong ' +
      'Acrlong acrfull Acrfull ac Ac acp acs acl acf acsp aclp acfp',
  }).flatMap(([shape, names]) => names.split(' ').map((name) => [name, shape] as const)),
);

/** The shape of the arguments of `command`, as {@link SHAPES} describes it; `undefined` for a command that is not listed. */
export function argumentShapeOf(command: string): string | undefined {
  return SHAPES.get(command);
}

/** The arguments after `\begin{…}`. */
const ENVIRONMENTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '-': 'otherlanguage otherlanguage* foreigndisplay multicols multicols* thebibliography spacing',
    '[-': 'tabular array wraptable',
    '--': 'adjustwidth tabular* tabularx tabulary',
    '[[[-': 'minipage',
    '[-[-': 'wrapfigure',
  }).flatMap(([shape, names]) => names.split(' ').map((name) => [name, shape] as const)),
);

/** The shape of the arguments of an environment; one option for an environment that is not listed. */
export function environmentShapeOf(name: string): string {
  return ENVIRONMENTS.get(name) ?? '[';
}

/**
 * Reads arguments of the given shape after a command: text is read into its target, all else is skipped. Reading ends at the
 * first argument that is missing. Returns the position after the arguments.
 */
export function readArguments(
  context: TexContext,
  shape: string,
  { after, to, target }: Pick<Command, 'after' | 'to' | 'target'>,
): number {
  const { source } = context;
  let at = after;
  for (const kind of shape) {
    if (kind === '[' || kind === '(') {
      at = kind === '[' ? source.afterOption(at, to) : source.afterSize(at, to);
      continue;
    }
    const argument = source.argument(at, to);
    if (argument === undefined) break;
    if (kind === 't') context.read(argument.from, argument.to, nested(target));
    at = argument.next;
  }
  return at;
}
