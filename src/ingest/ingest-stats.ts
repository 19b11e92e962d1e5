import type { PaperEntry } from './matching/paper-entry.ts';
import type { ReportedProblem } from './report.ts';

/** Counts, problems and warnings of one input, or of a whole run. */
export class IngestStats {
  read = 0;
  /** How many records were skipped, by the reason. */
  readonly skipped: Record<string, number> = {};
  readonly problems: ReportedProblem[] = [];
  readonly warnings: string[] = [];
  /** The paper of each record, in the order of the records. */
  readonly entries: PaperEntry[] = [];

  /** Counts records that are not papers, such as notices of deletion. */
  skip(reason: string, count = 1): void {
    this.skipped[reason] = (this.skipped[reason] ?? 0) + count;
  }

  /** Adds the counts, problems and warnings of an input. */
  add({ read, skipped, problems, warnings }: InputStats): void {
    this.read += read;
    for (const [reason, count] of Object.entries(skipped)) this.skip(reason, count);
    // One by one: spreading a very long array exceeds the limit of arguments.
    for (const problem of problems) this.problems.push(problem);
    for (const warning of warnings) this.warnings.push(warning);
  }
}

/** The result of reading one input to its end. */
export type InputStats = Pick<IngestStats, 'read' | 'skipped' | 'problems' | 'warnings'>;
