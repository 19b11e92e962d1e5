import temml from 'temml';
import { repairCandidates } from '../tex-repair/repair.ts';
import { FORMULA_MACROS } from './macros.ts';

// In em and in points: a rule of a thousand em would cover the page.
const LARGEST = [20, 240] as [number, number];
/** How many undefined commands of one formula are shown by their names. */
const MOST_UNDEFINED = 12;
const UNDEFINED = /Unsupported function name: \\([A-Za-z]+)/u;

/**
 * A formula as MathML. A command that no one defines stands in it by its name, `\foo`, and the rest is set. Mistakes of
 * which TeX makes the best are mended where nothing else can be meant, see {@link repairCandidates}.
 *
 * @throws where the formula is broken
 */
export function texToMathml(tex: string, isDisplay: boolean): string {
  return renderOrRepair(tex, isDisplay).mathml;
}

/** The source that a formula is set from: its own, or what is made of its mistakes; its own too where it is broken. */
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
  try {
    return { source: tex, mathml: render(tex, isDisplay) };
  } catch (error) {
    for (const source of repairCandidates(tex)) {
      try {
        return { source, mathml: render(source, isDisplay) };
      } catch {
        // The next one mends more, and what is said of it in the end is what is wrong with the source.
      }
    }
    throw error;
  }
}

function render(tex: string, isDisplay: boolean): string {
  // Of its own for each, since a formula may define commands.
  const macros: Record<string, string> = { ...FORMULA_MACROS };
  for (let undefinedCommands = 0; ; undefinedCommands++) {
    try {
      return temml.renderToString(tex, {
        displayMode: isDisplay,
        throwOnError: true,
        annotate: false,
        maxSize: LARGEST,
        macros,
      });
    } catch (error) {
      const name = error instanceof Error ? UNDEFINED.exec(error.message)?.[1] : undefined;
      const command = `\\${name ?? ''}`;
      if (name === undefined || undefinedCommands === MOST_UNDEFINED || command in macros) throw error;
      macros[command] = `\\text{\\textbackslash ${name}}`;
    }
  }
}
