/** The time between two looks whether the work is still wanted, in milliseconds. */
const LOOK_MS = 500;

/**
 * Does something for as long as it is wanted. Another tab may withdraw it, and then waits until it has stopped.
 * @param signal stops it, too.
 * @param act what is done, until its signal aborts.
 * @returns whether it was wanted until its end.
 * @throws what `act` throws while it is wanted.
 */
export async function whileWanted(
  isWanted: () => Promise<boolean>,
  signal: AbortSignal,
  act: (stop: AbortSignal) => Promise<void>,
): Promise<boolean> {
  const stop = new AbortController();
  const unwanted = new Error('This is no longer wanted.');
  const pass = () => stop.abort(signal.reason);
  const look = async () => {
    // Where it cannot be told, the work goes on.
    if (!(await isWanted().catch(() => true))) stop.abort(unwanted);
  };
  signal.addEventListener('abort', pass);
  if (signal.aborted) pass();
  const timer = setInterval(() => void look(), LOOK_MS);
  try {
    await look();
    stop.signal.throwIfAborted();
    await act(stop.signal);
    return true;
  } catch (error) {
    if (error === unwanted) return false;
    throw error;
  } finally {
    clearInterval(timer);
    signal.removeEventListener('abort', pass);
  }
}
