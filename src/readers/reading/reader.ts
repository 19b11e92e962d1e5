import type { Day } from '../../paper/days.ts';
import type { Paper } from '../../paper/schema.ts';
import type { Input } from './input.ts';

/** A place in a file, counted from 1; columns in UTF-16 code units, as editors count them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Something that could not be read, with the record as it stands in the file, so that it can be kept aside. */
export interface Problem extends Position {
  readonly message: string;
  readonly hint: string;
  readonly raw: string;
}

/**
 * One record of a source: a paper, or why it is none. A warning may come with a paper that was read in part. What is
 * passed over is rightly no paper, such as the notice of a deleted record.
 */
export type Reading =
  | { readonly paper: Paper; readonly warnings?: readonly string[] }
  | { readonly problem: Problem }
  | { readonly skipped: string };

/** What a person said on the command line, for formats that leave it open. */
export interface ReadOptions {
  /** The day on which the source was saved: a date without a year is the latest one not after it. */
  readonly captured: Day;
  /** The edition of papers for which the source names none. */
  readonly listed?: Day | undefined;
}

/** Turns the raw bytes of one format into papers. A record that is bad is a problem; it never stops the others. */
export interface Reader {
  /** The name for `--format`, and in a paper's `sources`. */
  readonly name: string;
  /** What the format is, for messages. */
  readonly label: string;
  /** How sure the reader is that the input is its own, from 0 to 1, judged by the content. */
  detect(input: Input): number;
  /** Whether the day on which the input was saved has a say in its dates. */
  readonly datesByCapture?: true;
  /** Whether the source answers with no papers as a rule, as on a weekend. */
  readonly mayBeEmpty?: true;
  read(input: Input, options: ReadOptions): AsyncIterable<Reading>;
}
