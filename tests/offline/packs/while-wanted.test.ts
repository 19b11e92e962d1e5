import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whileWanted } from '../../../src/offline/packs/while-wanted.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const { signal } = new AbortController();

/** Work that never ends by itself. */
const endless = (stop: AbortSignal) =>
  new Promise<void>((_, reject) => stop.addEventListener('abort', () => reject(stop.reason)));

test('work that is wanted goes on to its end', async () => {
  expect(
    await whileWanted(
      async () => true,
      signal,
      async () => undefined,
    ),
  ).toBe(true);
});

test('work that another tab withdraws stops within a second', async () => {
  let isWanted = true;
  const done = whileWanted(async () => isWanted, signal, endless);
  await vi.advanceTimersByTimeAsync(5000);
  isWanted = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(await done).toBe(false);
});

test('work that nobody wants is not begun', async () => {
  const act = vi.fn(async () => undefined);
  expect(await whileWanted(async () => false, signal, act)).toBe(false);
  expect(act).not.toHaveBeenCalled();
});

test('work goes on where it cannot be told whether it is wanted, and its errors are passed on', async () => {
  const isWanted = async () => {
    throw new Error('closed');
  };
  const act = async () => {
    throw new Error('no room');
  };
  await expect(whileWanted(isWanted, signal, act)).rejects.toThrow('no room');
});

test('a signal stops the work with its reason', async () => {
  const stop = new AbortController();
  const done = whileWanted(async () => true, stop.signal, endless);
  stop.abort(new Error('paused'));
  await expect(done).rejects.toThrow('paused');
});
