/** A mistake of whoever called a command, or in what it was given: nothing was done. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
