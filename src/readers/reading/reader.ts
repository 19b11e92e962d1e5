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
 * The result of reading one record: a paper, perhaps with warnings; a problem; or the reason why it is skipped, since it is
 * no paper, such as the notice of a deleted record.
 */
export type Reading =
  | { readonly paper: Paper; readonly warnings?: readonly string[] }
  | { readonly problem: Problem }
  | { readonly skipped: string };

/** Options of the command line for values that a format leaves open. */
export interface ReadOptions {
  /** The day on which the input was saved: a date without a year is the latest one not after it. */
  readonly captured: Day;
  /** The edition of papers whose source names none. */
  readonly listed?: Day | undefined;
}

/** Reads one format. A bad record becomes a problem and never stops the others. */
export interface Reader {
  /** The name for `--format`, and in a paper's `sources`. */
  readonly name: string;
  /** What the format is, for messages. */
  readonly label: string;
  /** How sure the reader is that the input has its format, from 0 to 1, by the content. */
  detect(input: Input): number;
  /** Whether `captured` affects the dates of the papers. */
  readonly datesByCapture?: true;
  /** Whether an input without papers is normal, as on a weekend. */
  readonly mayBeEmpty?: true;
  read(input: Input, options: ReadOptions): AsyncIterable<Reading>;
}
