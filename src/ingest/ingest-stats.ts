import type { PaperEntry } from './paper-entry.ts';
import type { ReportedProblem } from './report.ts';

/** What has come of an input, or of several. */
export class IngestStats {
  read = 0;
  /** How many records were no papers, by the reason. */
  readonly skipped: Record<string, number> = {};
  readonly problems: ReportedProblem[] = [];
  readonly warnings: string[] = [];
  /** The paper that each record is. */
  readonly entries: PaperEntry[] = [];

  /** Counts a record that is rightly no paper. */
  skip(reason: string, count = 1): void {
    this.skipped[reason] = (this.skipped[reason] ?? 0) + count;
  }

  /** Adds what has come of another input. */
  add({ read, skipped, problems, warnings }: InputStats): void {
    this.read += read;
    for (const [reason, count] of Object.entries(skipped)) this.skip(reason, count);
    // One by one: a spread of a great many would be too many arguments.
    for (const problem of problems) this.problems.push(problem);
    for (const warning of warnings) this.warnings.push(warning);
  }
}

/** What reading an input to its end came to. */
export type InputStats = Pick<IngestStats, 'read' | 'skipped' | 'problems' | 'warnings'>;
