import { PACK_MANIFEST_FILE, PACKS_FOLDER, type PackInfo, readPackManifest } from './pack-manifest.ts';
import { DamagedPackError, type PackStore } from './pack-store.ts';
import { packsFor, type Selection } from './selection.ts';

/** The state of a download, in bytes. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** How often a pack is loaded again that arrives damaged, as from a cache between the host and the device. */
const TRIES = 3;

/** The name of the lock of the tab, or the worker, that changes the packs of a site. @param root the address of the site's root. */
export function packLock(root: string): string {
  return `broadsheet-packs:${root}`;
}

/** The packs that the host has now. @throws if the list cannot be loaded or read. */
export async function fetchPackManifest(root: string, signal?: AbortSignal): Promise<readonly PackInfo[]> {
  const options: RequestInit = { cache: 'no-cache', ...(signal !== undefined && { signal }) };
  const response = await fetch(`${root}${PACKS_FOLDER}/${PACK_MANIFEST_FILE}`, options);
  if (!response.ok) throw new Error(`The list of packs could not be loaded: ${response.status}.`);
  return readPackManifest(await response.text()).packs;
}

/**
 * Brings the packs on the device up to date with what a reader wants: it loads those that are missing, one after the other, then
 * deletes those that are no longer wanted. It can be stopped at any time: what is complete stays, and the next call goes on.
 * @throws if a pack cannot be loaded or stored, and when `signal` aborts.
 */
export async function update(
  store: PackStore,
  root: string,
  selection: Selection,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<void> {
  await store.cleanUp();
  const wanted = packsFor(selection, await fetchPackManifest(root, signal));
  const stored = new Set((await store.packs()).map(({ file }) => file));
  const missing = wanted.filter(({ file }) => !stored.has(file));
  const total = missing.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const pack of missing) {
    onProgress({ done, total });
    await load(store, root, pack, signal);
    done += pack.bytes;
  }
  await store.useIndex(wanted.flatMap(({ kind, file }) => (kind === 'search' ? [file] : [])));
  const kept = new Set(wanted.map(({ file }) => file));
  await store.remove([...stored].filter((file) => !kept.has(file)));
  onProgress({ done: total, total });
}

async function load(store: PackStore, root: string, pack: PackInfo, signal: AbortSignal): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    // A pack that arrived damaged may lie in a cache.
    const cache = attempt === 1 ? 'default' : 'reload';
    const response = await fetch(`${root}${PACKS_FOLDER}/${pack.file}`, { signal, cache });
    if (!response.ok) throw new Error(`A pack could not be loaded: ${response.status}.`);
    try {
      return await store.add(pack, new Uint8Array(await response.arrayBuffer()));
    } catch (error) {
      if (!(error instanceof DamagedPackError) || attempt === TRIES) throw error;
    }
  }
}
