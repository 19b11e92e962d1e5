/**
 * The numbers of a test run, as Vitest's JSON report has them, in one line: `12 passed, 0 failed, 1 skipped`. A run that
 * failed outside of every test, as in its setup, counts as one failure: no line may look better than the run was.
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
