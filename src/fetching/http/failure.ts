interface Details {
  /** Whether the same request may succeed a little later: a busy source, a lost connection, an incomplete response. */
  readonly retryable: boolean;
  readonly hint?: string | undefined;
  /** The status of the response, if there was one. */
  readonly status?: number | undefined;
}

/** A request that failed, or a response that cannot be used. Files that were saved before are kept. */
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
      (retryable ? 'The next run continues from here.' : 'Nothing was replaced; the next run tries again.');
    this.status = status;
  }
}
