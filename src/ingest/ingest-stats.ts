import type { Volume } from './paper-entry.ts';
import type { ReportedProblem } from './report.ts';

/** What has come of an input, or of several. */
export class Tally {
  read = 0;
  /** How many records were no papers, by the reason. */
  readonly passedOver: Record<string, number> = {};
  readonly problems: ReportedProblem[] = [];
  readonly warnings: string[] = [];
  /** The paper that each record is. */
  readonly volumes: Volume[] = [];

  /** Counts a record that is rightly no paper. */
  passOver(reason: string, count = 1): void {
    this.passedOver[reason] = (this.passedOver[reason] ?? 0) + count;
  }

  /** Adds what has come of another input. */
  add({ read, passedOver, problems, warnings }: Findings): void {
    this.read += read;
    for (const [reason, count] of Object.entries(passedOver)) this.passOver(reason, count);
    // One by one: a spread of a great many would be too many arguments.
    for (const problem of problems) this.problems.push(problem);
    for (const warning of warnings) this.warnings.push(warning);
  }
}

/** What reading an input to its end came to. */
export type Findings = Pick<Tally, 'read' | 'passedOver' | 'problems' | 'warnings'>;
