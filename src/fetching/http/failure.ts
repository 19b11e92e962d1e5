interface Details {
  /** Whether the same request may succeed a little later: a busy source, a cut connection, half an answer. */
  readonly retryable: boolean;
  readonly hint?: string | undefined;
  /** The status of the answer, where there was one. */
  readonly status?: number | undefined;
}

/** Something that a source did not give, or not as it should. What was saved before stays as it is. */
export class FetchFailure extends Error {
  override readonly name = 'FetchFailure';
  readonly retryable: boolean;
  readonly hint: string;
  readonly status: number | undefined;
  constructor(message: string, { retryable, hint, status }: Details) {
    super(message);
    this.retryable = retryable;
    this.hint =
      hint ??
      (retryable ? 'The next run goes on from here.' : 'Nothing was replaced; the next run asks again.');
    this.status = status;
  }
}
