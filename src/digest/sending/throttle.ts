/**
 * Creates the function that waits until the next mail may go, so that there are at most `perMinute` in a minute. The first mail goes
 * at once. @param now the time in milliseconds.
 */
export function createThrottle(
  perMinute: number,
  wait: (milliseconds: number) => Promise<void>,
  now: () => number = () => performance.now(),
): () => Promise<void> {
  const gap = 60_000 / perMinute;
  let next = now();
  return async () => {
    const time = now();
    if (next > time) await wait(next - time);
    next = Math.max(next, time) + gap;
  };
}
