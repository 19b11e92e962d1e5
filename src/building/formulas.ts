import type { DerivedCache } from '../catalog/paper/derived-cache.ts';
import type { Paper } from '../paper/schema.ts';
import { digestOfCode } from '../store/code.ts';
import type { FieldPositions } from '../store/field-positions.ts';
import type { SnapshotEntry } from '../store/snapshot/content.ts';
import type { Snapshot } from '../store/snapshot/snapshot.ts';
import { type BrokenFormula, checkFormulas } from '../text/markdown/check-formulas.ts';
import { folderFacts } from './derived/folder-facts.ts';

/** A formula that cannot be rendered, so that its page shows the source; with its place in the store. */
export interface LocatedFormula extends BrokenFormula {
  readonly file: string;
}

/** The number of formulas in a store, and those that cannot be rendered. */
export interface FormulaReport {
  readonly formulas: number;
  readonly broken: readonly LocatedFormula[];
}

/** A fact about one paper: the places of its broken formulas are those in its file. */
interface PaperFormulas {
  readonly formulas: number;
  readonly broken: readonly BrokenFormula[];
}

/** The folders of the code that finds formulas and renders them. */
export const FORMULA_CODE = ['building', 'catalog/paper', 'paper', 'store', 'text'];

/**
 * Finds the formulas of a store that cannot be rendered. Only papers that are new or changed are checked. Files that cannot be read are
 * skipped; they are reported when the pages are built.
 */
export async function checkStoreFormulas(snapshot: Snapshot, cache: DerivedCache): Promise<FormulaReport> {
  const kind = { name: 'formulas', code: digestOfCode(FORMULA_CODE), derive: formulasOf };
  const broken: LocatedFormula[] = [];
  let formulas = 0;
  for await (const { papers, facts } of folderFacts(snapshot, kind, snapshot.visible, cache))
    for (const [at, paper] of papers.entries()) {
      const fact = facts[at];
      formulas += fact?.formulas ?? 0;
      broken.push(...(fact?.broken ?? []).map((one) => ({ ...one, file: paper.path })));
    }
  return { formulas, broken };
}

function formulasOf({ paper, positions }: SnapshotEntry): PaperFormulas {
  const [title, abstract] = [checkFormulas(paper.title), checkFormulas(paper.abstract)];
  const broken = [
    ...title.broken.map((one) => locateInTitle(one, paper, positions)),
    ...abstract.broken.map((one) => ({ ...one, line: positions.abstract.line + one.line - 1 })),
  ];
  return { formulas: title.formulas + abstract.formulas, broken };
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
