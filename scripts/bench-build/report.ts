import type { Changes } from './folder-changes.ts';
import type { Cost } from './measure.ts';

/** A build and its cost. */
export interface Row {
  readonly name: string;
  readonly cost: Cost;
  readonly changes: Changes;
  /** What was changed before the build. */
  readonly detail?: string;
}

/** The builds of one run. Without Hugo there are no ratios. */
export interface Results {
  readonly own: readonly Row[];
  readonly peer?: { readonly rows: readonly Row[]; readonly total: Row } | undefined;
}

const HEAD = ['wall s', 'CPU s', 'largest MB', 'written', 'removed', 'MB written'];
const RATIO_HEAD = ['wall ratio', 'CPU ratio', 'MB ratio'];
const NAME = 26;
const CELL = 12;

/** The table of all builds, with ratios to the sum of Hugo and Pagefind. */
export function tableOf({ own, peer }: Results): string {
  const head = line('', peer === undefined ? HEAD : [...HEAD, ...RATIO_HEAD]);
  const rows = [...own, ...(peer?.rows ?? []), ...(peer === undefined ? [] : [peer.total])];
  return [head, ...rows.map((row) => line(row.name, cellsOf(row, peer?.total)))].join('\n');
}

/** The cost of one build, on a line. */
export function summaryOf({ name, cost, changes }: Row): string {
  const times = `${number(cost.seconds, 1)} s, ${number(cost.processorSeconds, 1)} s CPU`;
  return `${name}: ${times}, ${number(cost.megabytes, 0)} MB; files written ${changes.written}, removed ${changes.removed}`;
}

/** What was changed before each of our builds, and in which folders of the site files then changed; a line for each. */
export function detailsOf({ own }: Pick<Results, 'own'>): string {
  return own
    .map(({ name, detail, changes }) => {
      const folders = Object.entries(changes.writtenIn).map(([folder, files]) => `${folder} ${files}`);
      return `${name}: ${detail === undefined ? '' : `${detail} `}Written: ${folders.join(', ') || 'nothing'}.`;
    })
    .join('\n');
}

/** The results as data, for `--report`. */
export function reportOf({ own, peer }: Results, facts: Readonly<Record<string, unknown>>): string {
  const withRatios = (row: Row) => ({ ...row, ...(peer && { ratios: ratiosOf(row, peer.total) }) });
  const report = {
    ...facts,
    builds: own.map(withRatios),
    peer: peer === undefined ? null : { parts: peer.rows, total: peer.total },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function cellsOf(row: Row, total: Row | undefined): string[] {
  const { cost, changes } = row;
  const cells = [
    number(cost.seconds, 1),
    number(cost.processorSeconds, 1),
    number(cost.megabytes, 0),
    String(changes.written),
    String(changes.removed),
    number(changes.bytes / 1e6, 1),
  ];
  return total === undefined ? cells : [...cells, ...Object.values(ratiosOf(row, total)).map(ratio)];
}

function ratiosOf({ cost }: Row, { cost: total }: Row) {
  return {
    wall: cost.seconds / total.seconds,
    processor: cost.processorSeconds / total.processorSeconds,
    memory: cost.megabytes / total.megabytes,
  };
}

function line(name: string, cells: readonly string[]): string {
  return name.padEnd(NAME) + cells.map((cell) => cell.padStart(CELL)).join('');
}

function number(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits) : '–';
}

/** Two significant digits: small ratios are the interesting ones. */
function ratio(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value >= 10 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(value >= 0.1 ? 2 : 3);
}
