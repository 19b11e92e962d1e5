/** A result, and how long it took. */
export interface Timed<T> {
  readonly result: T;
  readonly seconds: number;
}

/** Does a step of a build, and takes the time in seconds. */
export async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const start = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - start) / 1000 };
}

/** The results of all steps. After a failure, the others still end: they write into a folder that is removed. @throws the first failure. */
export async function allDone<Steps extends readonly Promise<unknown>[]>(
  steps: readonly [...Steps],
): Promise<{ [At in keyof Steps]: Awaited<Steps[At]> }> {
  await Promise.allSettled(steps);
  return Promise.all(steps);
}
