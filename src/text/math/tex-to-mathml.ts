import temml from 'temml';
import { repairCandidates } from '../tex-repair/repair.ts';
import { FORMULA_MACROS } from './macros.ts';
import { nestingDepth } from './mathml-size.ts';

// The largest sizes in em and in points. A rule of a thousand em would cover the page.
const LARGEST = [20, 240] as [number, number];
/** The most undefined commands of a formula that are shown by their names. With more, the formula is broken. */
const MOST_UNDEFINED = 12;
/**
 * The most levels of elements in a formula. Powers of powers make a page wide and high. The formulas of 16,000 real papers have at
 * most 10 levels.
 */
const DEEPEST = 40;
/** In characters. The longest formula of 4,115 real abstracts has 379. */
const LONGEST = 5000;
const DEFINITION = /\\(?:[egx]?def|let|futurelet|(?:re)?newcommand|providecommand)(?![A-Za-z])/u;
/** A formula that defines commands may be short and mean millions of signs, so it gets less of all. */
const LONGEST_WITH_DEFINITIONS = 500;
const MOST_EXPANSIONS = { usual: 1000, withDefinitions: 50 };
const UNDEFINED = /Unsupported function name: \\([A-Za-z]+)/u;

/**
 * Renders a formula as MathML. An undefined command is shown by its name, `\foo`. Mistakes are repaired if only one meaning is
 * possible, see {@link repairCandidates}.
 *
 * @throws if the formula is broken, too long, or nested too deep to be read
 */
export function texToMathml(tex: string, isDisplay: boolean): string {
  const { mathml } = renderOrRepair(tex, isDisplay);
  if (nestingDepth(mathml) > DEEPEST)
    throw new Error(`The formula has more than ${DEEPEST} levels of nested parts`);
  return mathml;
}

/** The source that a formula is rendered from: the given or a repaired one. A broken formula is returned unchanged. */
export function renderedSource(tex: string, isDisplay: boolean): string {
  try {
    return renderOrRepair(tex, isDisplay).source;
  } catch {
    return tex;
  }
}

function renderOrRepair(
  tex: string,
  isDisplay: boolean,
): { readonly source: string; readonly mathml: string } {
  const longest = DEFINITION.test(tex) ? LONGEST_WITH_DEFINITIONS : LONGEST;
  if (tex.length > longest) throw new Error(`The formula has more than ${longest} characters`);
  try {
    return { source: tex, mathml: render(tex, isDisplay) };
  } catch (error) {
    for (const source of repairCandidates(tex)) {
      try {
        return { source, mathml: render(source, isDisplay) };
      } catch {
        // The next candidate repairs more. If all fail, the error of the source itself is thrown.
      }
    }
    throw error;
  }
}

function render(tex: string, isDisplay: boolean): string {
  // Each formula gets a copy, since it may define commands.
  const macros: Record<string, string> = { ...FORMULA_MACROS };
  const { usual, withDefinitions } = MOST_EXPANSIONS;
  const maxExpand = DEFINITION.test(tex) ? withDefinitions : usual;
  for (let undefinedCommands = 0; ; undefinedCommands++) {
    try {
      return temml.renderToString(tex, {
        displayMode: isDisplay,
        throwOnError: true,
        annotate: false,
        maxSize: LARGEST,
        macros,
        maxExpand,
      });
    } catch (error) {
      const name = error instanceof Error ? UNDEFINED.exec(error.message)?.[1] : undefined;
      const command = `\\${name ?? ''}`;
      if (name === undefined || undefinedCommands === MOST_UNDEFINED || command in macros) throw error;
      macros[command] = `\\text{\\textbackslash ${name}}`;
    }
  }
}
