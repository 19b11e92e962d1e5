/** A wrong call of a command, or wrong input: nothing was done. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
