import { setImmediate as turn } from 'node:timers/promises';
import type { Paper } from '../paper/schema.ts';
import { type FieldPositions, fieldPositionsIn } from '../store/field-positions.ts';
import { readPaperFile, readVisible, type StoreEntry } from '../store/store.ts';
import { type BrokenFormula, checkFormulas } from '../text/markdown/check-formulas.ts';

/** A formula that cannot be rendered, so that its page shows the source; with its place in the store. */
export interface LocatedFormula extends BrokenFormula {
  readonly file: string;
}

/** The number of formulas in a store, and those that cannot be rendered. */
export interface FormulaReport {
  readonly formulas: number;
  readonly broken: readonly LocatedFormula[];
}

/** After this many papers the event loop can do other work. */
const PAPERS_AT_ONCE = 100;

/**
 * Finds the formulas of a store that cannot be rendered. It calls `onPaper` for every paper, so that the store is read only
 * once. Files that cannot be read are skipped; they are reported when the pages are built.
 */
export async function checkStoreFormulas(
  contentDir: string,
  onPaper?: (entry: StoreEntry) => Promise<void>,
): Promise<FormulaReport> {
  const broken: LocatedFormula[] = [];
  let formulas = 0;
  let papers = 0;
  for await (const entry of readVisible(contentDir, () => undefined)) {
    const { paper, path } = entry;
    if (++papers % PAPERS_AT_ONCE === 0) await turn();
    await onPaper?.(entry);
    const [title, abstract] = [checkFormulas(paper.title), checkFormulas(paper.abstract)];
    formulas += title.formulas + abstract.formulas;
    if (title.broken.length + abstract.broken.length === 0) continue;
    const places = fieldPositionsIn(await readPaperFile(contentDir, path));
    const located = [
      ...title.broken.map((one) => locateInTitle(one, paper, places)),
      ...abstract.broken.map((one) => ({ ...one, line: places.abstract.line + one.line - 1 })),
    ];
    broken.push(...located.map((one) => ({ ...one, file: path })));
  }
  return { formulas, broken };
}

/** The place of a formula in a title, which is a value in the front matter: its first line begins after the key. */
function locateInTitle(
  formula: BrokenFormula,
  { title }: Paper,
  { title: place }: FieldPositions,
): BrokenFormula {
  const before = title.slice(0, formula.column - 1);
  const escapes = place.isEscaped ? (before.match(/[\\"]/gu)?.length ?? 0) : 0;
  return { ...formula, line: place.line, column: place.column + before.length + escapes };
}
