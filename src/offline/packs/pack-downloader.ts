import type { StoredPack } from './pack-database.ts';
import { PACK_MANIFEST_FILE, PACKS_FOLDER, type PackInfo, readPackManifest } from './pack-manifest.ts';
import { DamagedPackError, type PackStore } from './pack-store.ts';
import { bytesOf, packsFor, type Selection } from './selection.ts';

/** The state of a download, in bytes. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** The host has no pack of this name. */
class PackGoneError extends Error {
  override readonly name = 'PackGoneError';
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

/** What an update needs to know. */
export interface PackUpdate {
  readonly store: PackStore;
  /** The address of the site's root. */
  readonly root: string;
  readonly selection: Selection;
  /** Stops the update. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Whether the reader still wants the selection; asked before each pack. */
  readonly isWanted?: () => Promise<boolean>;
  /** Whether the lists on the device are good enough for a week. They change every day, and are large. */
  readonly isFrugal?: boolean;
}

/**
 * Brings the packs on the device up to date with what a reader wants: it loads those that are missing, one after the other, then
 * deletes those that are no longer wanted. It can be stopped at any time: what is complete stays, and the next call goes on.
 * @throws if a pack cannot be loaded or stored, and when `signal` aborts.
 */
export async function update(options: PackUpdate): Promise<void> {
  try {
    await updateOnce(options);
  } catch (error) {
    if (!(error instanceof PackGoneError)) throw error;
    // A new build has replaced the pack meanwhile. Its list has another one.
    await updateOnce(options);
  }
}

async function updateOnce(options: PackUpdate): Promise<void> {
  const { store, root, selection, signal, onProgress = () => undefined } = options;
  await store.cleanUp();
  const stored = await store.packs();
  const offered = packsFor(selection, await fetchPackManifest(root, signal));
  const wanted = options.isFrugal === true ? withRecentLists(offered, stored) : offered;
  const known = new Set(stored.map(({ file }) => file));
  const missing = wanted.filter(({ file }) => !known.has(file));
  const total = bytesOf(missing);
  let done = 0;
  for (const pack of missing) {
    if ((await options.isWanted?.()) === false) return;
    onProgress({ done, total });
    await load(store, root, pack, signal);
    done += pack.bytes;
  }
  await store.useIndex(wanted.flatMap(({ kind, file }) => (kind === 'search' ? [file] : [])));
  const kept = new Set(wanted.map(({ file }) => file));
  await store.remove([...known].filter((file) => !kept.has(file)));
  onProgress({ done: total, total });
}

/** In milliseconds. */
const WEEK = 7 * 24 * 60 * 60_000;

/** The packs to have on the device if lists that were stored less than a week ago stay as they are. */
export function withRecentLists(
  offered: readonly PackInfo[],
  stored: readonly StoredPack[],
  now = Date.now(),
): readonly PackInfo[] {
  const recent = stored.filter(({ kind, storedAt }) => kind === 'lists' && now - storedAt < WEEK);
  const wantsLists = offered.some(({ kind }) => kind === 'lists');
  if (recent.length === 0 || !wantsLists) return offered;
  return [...offered.filter(({ kind }) => kind !== 'lists'), ...recent];
}

async function load(store: PackStore, root: string, pack: PackInfo, signal: AbortSignal): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    // A pack that arrived damaged may lie in a cache.
    const cache = attempt === 1 ? 'default' : 'reload';
    const response = await fetch(`${root}${PACKS_FOLDER}/${pack.file}`, { signal, cache });
    if (response.status === 404) throw new PackGoneError(`The host no longer has the pack ${pack.file}.`);
    if (!response.ok) throw new Error(`A pack could not be loaded: ${response.status}.`);
    try {
      return await store.add(pack, new Uint8Array(await response.arrayBuffer()));
    } catch (error) {
      if (!(error instanceof DamagedPackError) || attempt === TRIES) throw error;
    }
  }
}
