/** The values of the fields of a record, by their names. */
export type Values = Readonly<Record<string, string>>;

/** A format: its fields with usual values, in which `ID` stands for the id of the record, and how a record and a file are written. */
export interface Format {
  readonly file: string;
  readonly fields: Values;
  readonly record: (id: string, values: Values) => string;
  readonly join: (records: readonly string[]) => string;
}

export const ABSTRACT =
  'An abstract of a few words about herons, which nobody has attacked. It is long enough to be taken for one.';
