import { styleText } from 'node:util';
import { printable, printError, printLine } from '../commands/output.ts';
import type { Report } from './report.ts';

/** How many problems and warnings are printed one by one; the report file has them all. */
const SHOWN = 50;

/** Shows the number of records: redrawn in place on a terminal, else a line after every 5,000 records. */
export function showProgress(stream: NodeJS.WriteStream) {
  let drawn = 0;
  let shown = 0;
  return {
    update(records: number, file: string): void {
      const now = performance.now();
      if (stream.isTTY ? now - drawn < 100 : records - shown < 5000) return;
      drawn = now;
      shown = records;
      stream.write(
        stream.isTTY ? `\r\u001b[K${records} records  ${printable(file)}` : `${records} records read\n`,
      );
    },
    end(): void {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}

/** Prints problems and warnings to standard error, and the table of counts to standard output. */
export function printReport(report: Report, { dryRun }: { dryRun: boolean }): void {
  for (const { file, line, column, message, hint, quarantined } of report.problems.slice(0, SHOWN)) {
    const kept = quarantined === undefined ? '' : `\n  kept in ${quarantined}`;
    printError(`${file}:${line}:${column}: ${message}\n  ${hint}${kept}`, `${styleText('red', 'problem')} `);
  }
  printHidden(report.problems.length - SHOWN, 'problems');
  for (const warning of report.warnings.slice(0, SHOWN))
    printError(warning, `${styleText('yellow', 'warning')} `);
  printHidden(report.warnings.length - SHOWN, 'warnings');
  const rows = Object.entries(report.counts)
    .filter(([name, value]) => name !== 'passedOver' || value > 0)
    .map(
      ([name, value]) => [name === 'passedOver' ? 'passed over' : name, value.toLocaleString('en')] as const,
    );
  const width = Math.max(...rows.map(([, value]) => value.length));
  for (const [name, value] of rows) printLine(`${name.padEnd(12)}${value.padStart(width)}`);
  if (report.warnings.length > 0)
    printLine(`${'warnings'.padEnd(12)}${String(report.warnings.length).padStart(width)}`);
  for (const [reason, count] of Object.entries(report.passedOver)) printLine(`  ${count} ${reason}`);
  if (dryRun) printLine('Nothing was written (--dry-run).');
}

function printHidden(hidden: number, what: string): void {
  if (hidden > 0) printError(`… and ${hidden} more ${what}; --report FILE.json lists them all.`);
}
