import type { Day } from '../paper/days.ts';
import type { Reader } from '../readers/reading/reader.ts';
import type { InputPath } from './inputs.ts';

/** Options of an ingest. */
export interface IngestOptions {
  readonly inputs: readonly InputPath[];
  readonly contentDir: string;
  /** The reader to use for every input. Without one, the format of each input is detected. */
  readonly reader?: Reader | undefined;
  /** The day on which the inputs were saved. Default: the day in the name of the file, else today. */
  readonly captured?: Day | undefined;
  /** The edition of papers without a listing day. */
  readonly listed?: Day | undefined;
  /** Reports what would be done, and writes nothing. */
  readonly dryRun?: boolean;
  /** How many records are read before their papers are written. Default: 2000. */
  readonly batch?: number;
  /** Called after each record with the number of records so far. */
  readonly onProgress?: (records: number, file: string) => void;
}
