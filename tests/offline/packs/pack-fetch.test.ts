import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchPack, PackGoneError } from '../../../src/offline/packs/pack-fetch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const { signal } = new AbortController();
const load = (onBytes: (count: number) => void = () => undefined, stop = signal) =>
  fetchPack('https://example.org/packs/a.pack', { signal: stop, cache: 'default', onBytes });

/** Lets the host send these bytes, one every so many milliseconds, and then no more; `undefined`: the end. */
function hostSends(bytes: readonly (number | undefined)[], pause: number): void {
  vi.stubGlobal('fetch', async (_url: string, options: RequestInit) => {
    let next = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (next === bytes.length) return stopped(options.signal);
        await new Promise((resolve) => setTimeout(resolve, pause));
        const byte = bytes[next];
        next += 1;
        if (byte === undefined) controller.close();
        else controller.enqueue(Uint8Array.of(byte));
      },
    });
    return new Response(body);
  });
}

/** What a browser does with a body whose request is aborted. */
function stopped(stop: AbortSignal | null | undefined): Promise<void> {
  return new Promise((_, reject) => stop?.addEventListener('abort', () => reject(stop.reason)));
}

test('the bytes of a pack are put together, and counted as they come', async () => {
  hostSends([1, 2, 3, undefined], 10);
  const counts: number[] = [];
  const bytes = load((count) => counts.push(count));
  await vi.advanceTimersByTimeAsync(100);
  expect(await bytes).toEqual(Uint8Array.of(1, 2, 3));
  expect(counts).toEqual([1, 2, 3]);
});

test('a slow connection is kept, and one that falls silent is given up', async () => {
  hostSends([1, 2, 3], 50_000);
  const counts: number[] = [];
  const failed = expect(load((count) => counts.push(count))).rejects.toThrow(TypeError);
  await vi.advanceTimersByTimeAsync(250_000);
  await failed;
  expect(counts).toEqual([1, 2, 3]);
});

test('a pack that the host does not have is told apart from a host that fails', async () => {
  vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
  await expect(load()).rejects.toThrow(PackGoneError);
  vi.stubGlobal('fetch', async () => new Response('', { status: 503 }));
  await expect(load()).rejects.toThrow('503');
});

test('a download that is paused stops with the reason', async () => {
  hostSends([1], 10);
  const stop = new AbortController();
  const failed = expect(load(undefined, stop.signal)).rejects.toThrow('paused');
  await vi.advanceTimersByTimeAsync(100);
  stop.abort(new Error('paused'));
  await failed;
});
