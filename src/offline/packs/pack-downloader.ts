import type { StoredPack } from './pack-database.ts';
import { fetchPack, PackGoneError } from './pack-fetch.ts';
import { PACK_MANIFEST_FILE, PACKS_FOLDER, type PackInfo, readPackManifest } from './pack-manifest.ts';
import { DamagedPackError, type PackStore } from './pack-store.ts';
import { bytesOf, packsFor, type Selection } from './selection.ts';
import { whileWanted } from './while-wanted.ts';

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

/** What an update needs to know. */
export interface PackUpdate {
  readonly store: PackStore;
  /** The address of the site's root. */
  readonly root: string;
  readonly selection: Selection;
  /** Stops the update. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Whether the lists on the device are good enough for a week. They change every day, and are large. */
  readonly isFrugal?: boolean;
}

/**
 * Brings the packs on the device up to date with what a reader wants: it loads those that are missing, one after the other, then
 * deletes those that are no longer wanted. It can be stopped at any time: what is complete stays, and the next call goes on.
 * @returns whether all is there; not if the reader chose something else, in this tab or another, before the update came to its end.
 * @throws if a pack cannot be loaded or stored, and when `signal` aborts.
 */
export function update(options: PackUpdate): Promise<boolean> {
  const { store, selection, signal } = options;
  const wanted = JSON.stringify(selection);
  // Whoever wants something else writes that. There is none if the browser has deleted the database meanwhile.
  const isWanted = async () => JSON.stringify((await store.selection()) ?? selection) === wanted;
  return whileWanted(isWanted, signal, async (stop) => {
    try {
      await updateOnce(options, stop);
    } catch (error) {
      if (!(error instanceof PackGoneError)) throw error;
      // A new build has replaced the pack meanwhile. Its list has another one.
      await updateOnce(options, stop);
    }
  });
}

async function updateOnce(options: PackUpdate, signal: AbortSignal): Promise<void> {
  const { store, root, selection, onProgress = () => undefined } = options;
  await store.cleanUp();
  const stored = await store.packs();
  const offered = packsFor(selection, await fetchPackManifest(root, signal));
  const wanted = options.isFrugal === true ? withRecentLists(offered, stored) : offered;
  const [known, kept] = [stored, wanted].map((packs) => new Set(packs.map(({ file }) => file)));
  const missing = wanted.filter(({ file }) => known?.has(file) !== true);
  const unwanted = stored.filter(({ file }) => kept?.has(file) !== true);
  const total = bytesOf(missing);
  let done = 0;
  for (const pack of missing) {
    const onBytes = (count: number) => onProgress({ done: done + Math.min(count, pack.bytes), total });
    onBytes(0);
    await load({ store, root, pack, signal, onBytes, unwanted });
    done += pack.bytes;
  }
  signal.throwIfAborted();
  await store.useIndex(wanted.filter(({ kind }) => kind === 'search'));
  await store.remove(unwanted.map(({ file }) => file));
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
  const lists = offered.filter(({ kind }) => kind === 'lists');
  // Fewer than there are: their download was interrupted.
  if (lists.length === 0 || recent.length < lists.length) return offered;
  return [...offered.filter(({ kind }) => kind !== 'lists'), ...recent];
}

interface PackLoading {
  readonly store: PackStore;
  readonly root: string;
  readonly pack: PackInfo;
  readonly signal: AbortSignal;
  readonly onBytes: (count: number) => void;
  /** The packs on the device that go when the update is complete, or before, where the device is full. */
  readonly unwanted: readonly PackInfo[];
}

async function load(loading: PackLoading): Promise<void> {
  const { root, pack, signal, onBytes } = loading;
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    // A pack that arrived damaged may lie in a cache.
    const cache = attempt === 1 ? 'default' : 'reload';
    const bytes = await fetchPack(`${root}${PACKS_FOLDER}/${pack.file}`, { signal, cache, onBytes });
    try {
      return await add(loading, bytes);
    } catch (error) {
      if (!(error instanceof DamagedPackError) || attempt === TRIES) throw error;
    }
  }
}

/** Stores a pack. A device that is full gets room from packs that are no longer wanted; those of the index go last. */
async function add({ store, pack, unwanted }: PackLoading, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const isIndex = ({ kind }: PackInfo) => kind === 'search';
  for (const isNext of [(each: PackInfo) => !isIndex(each), isIndex]) {
    const room = unwanted.filter(isNext).map(({ file }) => file);
    try {
      return await store.add(pack, bytes);
    } catch (error) {
      if (!isFull(error) || room.length === 0) throw error;
      await store.remove(room);
    }
  }
  await store.add(pack, bytes);
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
