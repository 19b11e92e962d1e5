import type { Reader } from './reader.ts';

/**
 * A `read` whose code is loaded when an input is first read. Most runs read one or two formats, and the libraries of all
 * formats take longer to load than a day's papers take to read.
 */
export function deferredRead(load: () => Promise<Reader['read']>): Reader['read'] {
  return async function* (input, options) {
    const read = await load();
    yield* read(input, options);
  };
}
