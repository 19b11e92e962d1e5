/** A place in a file, counted from 1. */
export interface Place {
  readonly line: number;
  readonly col: number;
}

/** A file of the store that cannot be read. */
export class StoreError extends Error {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly hint: string;
  constructor(file: string, position: Place, message: string, hint: string) {
    super(message);
    this.name = 'StoreError';
    this.file = file;
    this.line = position.line;
    this.column = position.col;
    this.hint = hint;
  }
}
