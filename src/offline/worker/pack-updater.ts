import { packLock, update } from '../packs/pack-downloader.ts';
import { PackStore } from '../packs/pack-store.ts';
import { hasPapers } from '../packs/selection.ts';

/** The time between two looks for new packs, in milliseconds. */
const PAUSE_MS = 60 * 60_000;

/**
 * Brings the packs up to date while a reader visits the site, so that the newest days are on the device by themselves. A worker looks
 * at most once an hour, and never if the reader has chosen nothing. Browsers end idle workers, so a reader's next visit may look again.
 */
export class PackUpdater {
  readonly #root: string;
  #lookedAt = Number.NEGATIVE_INFINITY;

  /** @param root the address of the site's root. */
  constructor(root: string) {
    this.#root = root;
  }

  /** Never fails: a download that was interrupted goes on at a later visit. */
  async update(): Promise<void> {
    const now = Date.now();
    if (now - this.#lookedAt < PAUSE_MS) return;
    this.#lookedAt = now;
    try {
      await this.#updateSelected();
    } catch (error) {
      // The network was interrupted. A device that is full stays full for a while, and would load the same pack at each visit.
      if (error instanceof TypeError) this.#lookedAt = Number.NEGATIVE_INFINITY;
    }
  }

  async #updateSelected(): Promise<void> {
    const store = await PackStore.open(this.#root);
    try {
      const selection = await store.selection();
      if (selection === undefined || !hasPapers(selection)) return;
      // Another tab may be downloading.
      await navigator.locks.request(packLock(this.#root), { ifAvailable: true }, async (lock) => {
        if (lock === null) return;
        const { signal } = new AbortController();
        await update({ store, root: this.#root, selection, signal, isFrugal: true });
      });
    } finally {
      store.close();
    }
  }
}
