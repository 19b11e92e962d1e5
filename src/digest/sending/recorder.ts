/** Keeps an error of the disk apart from those of the server: without records, nothing may be sent. */
export interface Recorder {
  run(record: () => void): void;
  /** The error of a record, if there is one. */
  tried(record: () => void): Error | undefined;
  hasFailed(): boolean;
  /** @throws the error of a record, if there was one. */
  check(): void;
}

/** Creates a recorder for one mail. */
export function recorder(): Recorder {
  let fault: Error | undefined;
  const tried = (record: () => void) => {
    try {
      record();
    } catch (error) {
      fault ??= error instanceof Error ? error : new Error(String(error));
    }
    return fault;
  };
  const check = () => {
    if (fault !== undefined) throw fault;
  };
  return {
    tried,
    check,
    hasFailed: () => fault !== undefined,
    run: (record) => {
      tried(record);
      check();
    },
  };
}
