/** A row of the cache is not as it was written. */
export class DamagedCache extends Error {
  override readonly name = 'DamagedCache';
  constructor() {
    super('a row is not as it was written');
  }
}

/** Primary result codes (https://www.sqlite.org/rescode.html) of a database that is sound, but cannot be used at the moment. */
const UNUSABLE: ReadonlySet<number> = new Set([
  3, // PERM
  5, // BUSY
  6, // LOCKED
  8, // READONLY
  13, // FULL
  14, // CANTOPEN
]);

/** The reason why a cache cannot be used: it is damaged, or another one, such as a lock. `undefined` for an error of another kind. */
export function faultOf(error: unknown): 'damaged' | 'unusable' | undefined {
  if (error instanceof DamagedCache) return 'damaged';
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  // A damaged number may be too large for JavaScript.
  if (error.code === 'ERR_OUT_OF_RANGE') return 'damaged';
  if (error.code !== 'ERR_SQLITE_ERROR') return undefined;
  // The lowest byte is the primary code.
  const code = 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return UNUSABLE.has(code) ? 'unusable' : 'damaged';
}
