import { concatenate } from './concatenate.ts';

/** The host has no pack of this name. */
export class PackGoneError extends Error {
  override readonly name = 'PackGoneError';
}

/** After so long without a byte, a connection is given up: on a train, connections hang rather than break. In milliseconds. */
const MOST_SILENCE_MS = 60_000;

/** How a pack is loaded. */
export interface PackFetch {
  readonly signal: AbortSignal;
  readonly cache: RequestCache;
  /** Gets the number of bytes that have come. */
  readonly onBytes: (count: number) => void;
}

/**
 * The bytes of a pack on the host.
 * @throws {PackGoneError} if the host has none, a `TypeError` if the network breaks or falls silent, and the reason of `signal`
 * when it aborts.
 */
export async function fetchPack(url: string, options: PackFetch): Promise<Uint8Array<ArrayBuffer>> {
  const { signal, cache, onBytes } = options;
  const stop = new AbortController();
  const pass = () => stop.abort(signal.reason);
  signal.addEventListener('abort', pass);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stop.abort(new TypeError('The network has fallen silent.')), MOST_SILENCE_MS);
  };
  try {
    signal.throwIfAborted();
    wait();
    const response = await fetch(url, { signal: stop.signal, cache });
    if (response.status === 404) throw new PackGoneError(`The host no longer has the pack ${url}.`);
    if (!response.ok) throw new Error(`A pack could not be loaded: ${response.status}.`);
    return await read(response, (count) => {
      wait();
      onBytes(count);
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', pass);
  }
}

async function read(response: Response, onBytes: (count: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let count = 0;
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    chunks.push(part.value);
    count += part.value.length;
    onBytes(count);
  }
  return concatenate(chunks);
}
