import type { Place } from '../mdast/inline-builder.ts';
import type { TexReading } from './parser.ts';

/**
 * Commands whose arguments are not all text, by what the arguments are: `[` an option in brackets, `(` a size in round
 * ones, `-` an argument that says how, where or which, and `t` text. Names are without the backslash.
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
    // Of a glossary only the name of the entry is known.
    '[t[':
      'gls Gls GLS glspl Glspl GLSpl glsfirst Glsfirst glstext Glstext glsname glsdesc acrshort Acrshort acrlong ' +
      'Acrlong acrfull Acrfull ac Ac acp acs acl acf acsp aclp acfp',
  }).flatMap(([shape, names]) => names.split(' ').map((name) => [name, shape] as const)),
);

/** What the arguments of `command` are, see above; `undefined` where nothing is known of them. */
export function shapeOf(command: string): string | undefined {
  return SHAPES.get(command);
}

/** What stands behind `\begin{…}` of an environment before its text. */
const ENVIRONMENTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '-': 'otherlanguage otherlanguage* foreigndisplay multicols multicols* thebibliography spacing',
    '[-': 'tabular array wraptable',
    '--': 'adjustwidth tabular* tabularx tabulary',
    '[[[-': 'minipage',
    '[-[-': 'wrapfigure',
  }).flatMap(([shape, names]) => names.split(' ').map((name) => [name, shape] as const)),
);

/** The arguments of an environment; only an option where nothing is known of them. */
export function environmentShapeOf(name: string): string {
  return ENVIRONMENTS.get(name) ?? '[';
}

/**
 * Reads the arguments of a command from `behind` on, as `shape` says: what is text is read into `place`, and all else is
 * passed over. Returns the place behind them; an argument that is missing ends them.
 */
export function readArguments(
  reading: TexReading,
  shape: string,
  behind: number,
  to: number,
  place: Place,
): number {
  const { source } = reading;
  let at = behind;
  for (const kind of shape) {
    if (kind === '[' || kind === '(') {
      at = kind === '[' ? source.afterOption(at, to) : source.afterSize(at, to);
      continue;
    }
    const argument = source.argument(at, to);
    if (argument === undefined) break;
    if (kind === 't')
      reading.read(argument.from, argument.to, { ...place, out: place.out, depth: place.depth + 1 });
    at = argument.next;
  }
  return at;
}
