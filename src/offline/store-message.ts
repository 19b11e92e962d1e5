/** A message from a page to the worker: addresses of files to store. */
export interface StoreMessage {
  readonly store: readonly string[];
}

/** Whether a message asks to store files. */
export function isStoreMessage(data: unknown): data is StoreMessage {
  if (typeof data !== 'object' || data === null || !('store' in data)) return false;
  return Array.isArray(data.store) && data.store.every((address) => typeof address === 'string');
}
