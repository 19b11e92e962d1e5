import { hash } from 'node:crypto';

/** Keeps what was derived from papers for later builds, by a key that names all that it depends on. */
export interface DerivedCache {
  /** A digest of the code that derives it. */
  readonly code: string;
  /** Whether there is something with this key, which is then in use. It may be damaged. */
  has(key: string): boolean;
  /** What was kept; `undefined` if it is not there or is damaged. */
  get(key: string): Uint8Array | undefined;
  set(key: string, content: Uint8Array): void;
}

/** A key, from all that something depends on. */
export function keyOf(...parts: readonly string[]): string {
  return hash('sha256', parts.join('\n'), 'base64url');
}

/** What was kept with a key; if there is nothing, it is made and kept. */
export function keep<T>(
  cache: DerivedCache | undefined,
  key: string,
  {
    make,
    encode,
    decode,
  }: { make: () => T; encode: (value: T) => Uint8Array; decode: (bytes: Uint8Array) => T },
): T {
  const kept = cache?.get(key);
  if (kept !== undefined) return decode(kept);
  const value = make();
  cache?.set(key, encode(value));
  return value;
}

const FLOAT_BYTES = 8;

/** The same bytes, from which numbers of eight bytes can be read: a view of numbers must begin at a multiple of their size. */
export function alignedBytes(bytes: Uint8Array): Uint8Array<ArrayBufferLike> {
  return bytes.byteOffset % FLOAT_BYTES === 0 ? bytes : new Uint8Array(bytes);
}
