import type { StoredPack } from '../../offline/packs/pack-database.ts';
import { type Progress, packLock, update } from '../../offline/packs/pack-downloader.ts';
import type { PackStore } from '../../offline/packs/pack-store.ts';
import { NOTHING_SELECTED, type Selection } from '../../offline/packs/selection.ts';

/** What a download tells the page. */
export interface DownloadListener {
  /** Another tab, or the worker, changes the packs, and the download waits for it. */
  readonly onWait: () => void;
  readonly onProgress: (progress: Progress) => void;
}

/** Changes the packs on the device while neither another tab nor the worker does. */
export class DevicePacks {
  readonly #root: string;
  readonly #store: PackStore;

  /** @param root the address of the site's root. */
  constructor(root: string, store: PackStore) {
    this.#root = root;
    this.#store = store;
  }

  /**
   * Downloads what is missing of a selection.
   * @returns whether all is there; not if something else was chosen meanwhile in another tab.
   * @throws if a pack cannot be loaded or stored, and when `signal` aborts.
   */
  async download(selection: Selection, signal: AbortSignal, listener: DownloadListener): Promise<boolean> {
    const { onWait, onProgress } = listener;
    await this.#store.select(selection);
    const start = () => update({ store: this.#store, root: this.#root, selection, signal, onProgress });
    const isComplete = await this.#ifFree(start);
    if (isComplete !== undefined) return isComplete;
    onWait();
    return navigator.locks.request(packLock(this.#root), { signal }, start);
  }

  /** Removes packs that are damaged, and returns them. */
  removeDamaged(): Promise<readonly StoredPack[]> {
    return this.#alone(async () => {
      const found = await this.#store.findDamaged();
      await this.#store.remove(found.map(({ file }) => file));
      return found;
    });
  }

  /** Removes all packs. A download in another tab, or in the worker, stops. */
  async removeAll(): Promise<void> {
    await this.#store.select(NOTHING_SELECTED);
    await this.#alone(() => this.#store.removeAll());
  }

  /** Forgets packs of which the browser has deleted a part, once nobody else changes the packs. */
  async cleanUp(): Promise<void> {
    await this.#alone(() => this.#store.cleanUp());
  }

  #alone<T>(act: () => Promise<T>): Promise<T> {
    return navigator.locks.request(packLock(this.#root), act);
  }

  #ifFree<T>(act: () => Promise<T>): Promise<T | undefined> {
    return navigator.locks.request(packLock(this.#root), { ifAvailable: true }, async (lock) =>
      lock === null ? undefined : act(),
    );
  }
}
