import type { Day } from '../../paper/days.ts';
import type { Paper } from '../../paper/schema.ts';
import type { Input } from './input.ts';

/** A position in a file, counted from 1; columns in UTF-16 code units, as editors count them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A record that could not be read, with its text in the file, so that it can be quarantined. */
export interface Problem extends Position {
  readonly message: string;
  readonly hint: string;
  readonly raw: string;
}

/**
 * The result of reading one record: a paper, perhaps with warnings; a problem; or the reason why it was
 * skipped, for records that are not papers, such as the notice of a deleted record.
 */
export type Reading =
  | { readonly paper: Paper; readonly warnings?: readonly string[] }
  | { readonly problem: Problem }
  | { readonly skipped: string };

/** Command-line options for values that the input lacks. */
export interface ReadOptions {
  /** The day on which the input was saved: a date without a year is the latest one not after it. */
  readonly captured: Day;
  /** The edition of papers without a listing day. */
  readonly listed?: Day | undefined;
}

/** Reads one format. A bad record becomes a problem and does not stop the others. */
export interface Reader {
  /** The name for `--format`, and in a paper's `sources`. */
  readonly name: string;
  /** The name of the format in messages. */
  readonly label: string;
  /** The confidence that the input has this format, from 0 to 1, judged by its content. */
  detect(input: Input): number;
  /** Whether `captured` affects the dates of the papers. */
  readonly datesByCapture?: true;
  /** Whether an input without papers is normal, as on a weekend. */
  readonly mayBeEmpty?: true;
  read(input: Input, options: ReadOptions): AsyncIterable<Reading>;
}
