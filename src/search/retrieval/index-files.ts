/**
 * Loads the files of the index, and remembers which of them failed to load. A shard returns fewer results without an error
 * when one of its files is missing, so that only this record tells that a search is incomplete.
 */
export interface IndexFiles {
  /** Whether a file in one of these folders, or beside them, has failed to load since the last reset. */
  readonly hasFailed: (folders: ReadonlySet<string>) => boolean;
  /** Forgets the failures. A file that failed bypasses every cache the next time. */
  readonly reset: () => void;
  /**
   * The text of the manifest, always revalidated with the host.
   * @param bypassCaches whether caches on the way that do not revalidate are bypassed as well.
   * @throws {TypeError} if it cannot be loaded.
   */
  readonly fetchManifest: (bypassCaches: boolean, signal?: AbortSignal) => Promise<string>;
  /**
   * Fetches files early and keeps each response for the first request for it. Returns whether all of them arrived. A file
   * that did not arrive is no failure yet: it is fetched again on request.
   */
  readonly prefetch: (addresses: readonly string[], priority?: RequestPriority) => Promise<boolean>;
  /** The bytes of a file. @throws {TypeError} if it cannot be loaded. */
  readonly fetchBytes: (address: string) => Promise<Uint8Array<ArrayBuffer>>;
  /**
   * The text of a file, decoded. A file that `decode` rejects counts as failed.
   * @throws {TypeError} if it cannot be loaded, and whatever `decode` throws.
   */
  readonly fetchDecoded: <T>(address: string, decode: (text: string) => T) => Promise<T>;
}
