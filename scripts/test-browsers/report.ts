import type { Check } from './checks/check.ts';

/** What came of a check in an engine. */
export interface Outcome {
  /** `cannot`: the engine cannot do it, as the check says. */
  readonly kind: 'passed' | 'failed' | 'cannot' | 'not applicable';
  readonly seconds: number;
  /** Why, if it did not pass. */
  readonly message?: string;
  /** The file with a picture of the page. */
  readonly picture?: string;
}

/** What came of an engine: the outcomes by the sentences of the checks, or why it did not run. */
export interface Column {
  readonly title: string;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly notRun?: string;
}

/** The table of checks and engines, and below it whatever did not pass. */
export function report(checks: readonly Pick<Check, 'says'>[], columns: readonly Column[]): string {
  const first = Math.max(...checks.map(({ says }) => says.length));
  const widths = columns.map(({ title }) => Math.max(title.length, 'not applicable'.length));
  const row = (says: string, cells: readonly string[]) =>
    [says.padEnd(first), ...cells.map((cell, at) => cell.padStart(widths[at] ?? 0))].join('  ');
  const rows = checks.map(({ says }) =>
    row(
      says,
      columns.map((column) => cellOf(column, says)),
    ),
  );
  const total = row(
    'In all',
    columns.map((column) => totalOf(column)),
  );
  const table = [
    row(
      '',
      columns.map(({ title }) => title),
    ),
    ...rows,
    total,
  ].map((line) => line.trimEnd());
  return [...table, ...columns.flatMap(remarksOn)].join('\n');
}

/** Whether everything ran and nothing failed. @param allowsMissing whether an engine may be missing. */
export function isGood(columns: readonly Column[], allowsMissing: boolean): boolean {
  return columns.every(
    ({ notRun, outcomes }) =>
      (notRun === undefined || allowsMissing) &&
      [...outcomes.values()].every(({ kind }) => kind !== 'failed'),
  );
}

function cellOf({ outcomes }: Column, says: string): string {
  const outcome = outcomes.get(says);
  if (outcome === undefined) return 'not run';
  const { kind, seconds } = outcome;
  return kind === 'passed' ? `${seconds.toFixed(1)} s` : kind === 'failed' ? 'FAILED' : kind;
}

function totalOf({ outcomes, notRun }: Column): string {
  if (notRun !== undefined) return 'not run';
  const seconds = [...outcomes.values()].reduce((sum, each) => sum + each.seconds, 0);
  return `${seconds.toFixed(1)} s`;
}

function remarksOn({ title, outcomes, notRun }: Column): string[] {
  if (notRun !== undefined) return ['', `${title} did not run: ${notRun}`];
  return [...outcomes].flatMap(([says, { kind, message, picture }]) => {
    if (kind === 'passed') return [];
    const verb = { failed: 'failed', cannot: 'cannot do this', 'not applicable': 'had nothing to check' }[
      kind
    ];
    const lines = ['', `${title} ${verb}: ${says}`, `  ${message ?? ''}`];
    return picture === undefined ? lines : [...lines, `  ${picture}`];
  });
}
