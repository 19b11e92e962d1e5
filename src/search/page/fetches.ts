/**
 * Watches what the engine fetches: it passes over a part of the index that it cannot have and finds less, without a
 * word. Whoever shows results has to know.
 */
export interface FetchWatch {
  /** Whether any part of the index could not be had since the last reset. */
  readonly failed: () => boolean;
  readonly reset: () => void;
}

/** Starts to watch every fetch of an address that begins with `prefix`. */
export function watchFetches(prefix: string): FetchWatch {
  const missing = new Set<string>();
  const original = window.fetch;
  window.fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input, document.baseURI);
    if (!address.href.startsWith(prefix)) return original.call(window, input, init);
    const name = address.pathname;
    try {
      const response = await original.call(window, input, init);
      if (response.ok && !isStandIn(name, response)) missing.delete(name);
      else missing.add(name);
      return response;
    } catch (error) {
      missing.add(name);
      throw error;
    }
  };
  return { failed: () => missing.size > 0, reset: () => missing.clear() };
}

/** Hosts that answer a missing file with a page and a success. */
function isStandIn(name: string, response: Response): boolean {
  return !name.endsWith('.html') && (response.headers.get('content-type') ?? '').startsWith('text/html');
}
