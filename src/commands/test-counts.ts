/**
 * The counts in Vitest's JSON report, in one line: `12 passed, 0 failed, 1 skipped`. A run that failed
 * outside of tests, for example in its setup, counts as one failure, so that the line shows it.
 */
export function countsLine(report: unknown, exitCode: number): string {
  const passed = numberIn(report, 'numPassedTests');
  const failed = Math.max(numberIn(report, 'numFailedTests'), exitCode === 0 ? 0 : 1);
  const skipped = numberIn(report, 'numPendingTests') + numberIn(report, 'numTodoTests');
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

function numberIn(report: unknown, key: string): number {
  const value: unknown = typeof report === 'object' && report !== null ? Reflect.get(report, key) : undefined;
  return typeof value === 'number' ? value : 0;
}
