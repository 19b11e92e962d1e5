/** A format: how its file is written, and a record with a hostile text in one of its fields. */
export interface Format {
  readonly file: string;
  readonly fields: readonly string[];
  readonly record: (id: string, value: (field: string, usual: string) => string) => string;
  readonly join: (records: readonly string[]) => string;
}

export const ABSTRACT = 'An abstract of a few words about herons, which nobody has attacked.';
