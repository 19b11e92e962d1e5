/** The index could not be built; the message says why. */
export class IndexError extends Error {
  override readonly name = 'IndexError';
}
