/**
 * Loads the files of the index, and records the files that failed to load. A shard with a missing file returns fewer results
 * without an error, so only this record shows that a search is incomplete.
 */
export interface IndexFiles {
  /** Whether a file in one of these folders, or beside them, has failed to load since the last reset. */
  hasFailed(folders: ReadonlySet<string>): boolean;
  /** Forgets the failures. The next request for a file that failed bypasses every cache. */
  reset(): void;
  /**
   * The text of the manifest, always revalidated with the host.
   * @param bypassCaches whether to bypass caches between browser and host that do not revalidate.
   * @throws {TypeError} if it cannot be loaded.
   */
  fetchManifest(bypassCaches: boolean, signal?: AbortSignal): Promise<string>;
  /**
   * Fetches files early and keeps each response for the first request for it. Returns whether all of them arrived. A file
   * that did not arrive is not recorded as a failure: it is fetched again on request.
   */
  prefetch(addresses: readonly string[], priority?: RequestPriority): Promise<boolean>;
  /**
   * The bytes of a file, decoded. A file that `decode` rejects counts as failed.
   * @throws {TypeError} if it cannot be loaded. Errors of `decode` are passed on.
   */
  fetchBytes<T>(address: string, decode: (bytes: Uint8Array<ArrayBuffer>) => T | Promise<T>): Promise<T>;
  /** The same for a text. */
  fetchText<T>(address: string, decode: (text: string) => T): Promise<T>;
}
