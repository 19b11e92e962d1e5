import { fetchPackManifest, type Progress } from '../../offline/packs/pack-downloader.ts';
import type { PackInfo } from '../../offline/packs/pack-manifest.ts';
import type { PackStore } from '../../offline/packs/pack-store.ts';
import { bytesOf, hasPapers, packsFor } from '../../offline/packs/selection.ts';
import { DevicePacks } from './device-packs.ts';
import type { OfflineElements } from './offline-elements.ts';
import { OfflineForm } from './offline-form.ts';
import { messageOf, problemText, readyText, sizeText, type Wording } from './offline-text.ts';

/** The page “Read offline”: it downloads, checks and removes packs. */
export class OfflinePage {
  readonly #root: string;
  readonly #store: PackStore;
  readonly #device: DevicePacks;
  readonly #elements: OfflineElements;
  readonly #wording: Wording;
  readonly #form: OfflineForm;
  #packs: readonly PackInfo[] = [];
  #running: AbortController | undefined;

  /** @param root the address of the site's root. */
  constructor(root: string, store: PackStore, elements: OfflineElements, wording: Wording) {
    this.#root = root;
    this.#store = store;
    this.#device = new DevicePacks(root, store);
    this.#elements = elements;
    this.#wording = wording;
    this.#form = new OfflineForm(elements, wording);
  }

  /** Shows what is on the device and what the host offers, and listens to the reader. */
  async start(): Promise<void> {
    const { form, pause, verify, persist, remove } = this.#elements;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#download();
    });
    pause.addEventListener('click', () => this.#running?.abort());
    verify.addEventListener('click', () => void this.#verify());
    persist.addEventListener('click', () => void this.#persist());
    remove.addEventListener('click', () => void this.#remove());
    // Another tab, or the worker, may have changed the packs while this one was not seen.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.#showStored();
    });
    await this.#showStored();
    // The worker may be downloading, and the browser may have deleted files.
    void this.#cleanUp();
    const selection = await this.#store.selection();
    await this.#loadOffer();
    if (selection !== undefined && hasPapers(selection)) this.#form.show(selection);
  }

  async #cleanUp(): Promise<void> {
    try {
      await this.#device.cleanUp();
      await this.#showStored();
    } catch (error) {
      this.#showProblem(messageOf(error));
    }
  }

  async #loadOffer(): Promise<void> {
    try {
      this.#packs = await fetchPackManifest(this.#root);
      this.#form.offer(this.#packs);
      this.#elements.form.hidden = false;
    } catch (error) {
      const why = error instanceof TypeError ? 'There is no network now.' : messageOf(error);
      this.#showProblem(`${why} What is on this device can be read; nothing new can be downloaded.`);
    }
  }

  async #download(): Promise<void> {
    if (this.#running !== undefined) return;
    const { download, pause, progress } = this.#elements;
    const running = new AbortController();
    this.#running = running;
    const selection = this.#form.selection();
    this.#showProblem('');
    [download.hidden, pause.hidden, progress.hidden] = [true, false, false];
    try {
      const isComplete = await this.#device.download(selection, running.signal, {
        onWait: () => this.#showWaiting(),
        onProgress: (state) => this.#showProgress(state),
      });
      if (!isComplete && !running.signal.aborted)
        this.#showProblem('This download stopped: something else was chosen in another tab.');
    } catch (error) {
      const stored = new Set((await this.#store.packs()).map(({ file }) => file));
      const missing = packsFor(selection, this.#packs).filter(({ file }) => !stored.has(file));
      if (running.signal.aborted) this.#showProblem('');
      else this.#showProblem(problemText(error, bytesOf(missing), this.#wording));
    } finally {
      this.#running = undefined;
      [download.hidden, pause.hidden, progress.hidden] = [false, true, true];
      download.focus();
      await this.#showStored();
    }
  }

  async #verify(): Promise<void> {
    this.#tell('Checking …');
    const damaged = await this.#device.removeDamaged().catch((error: unknown) => {
      this.#tell('');
      this.#showProblem(messageOf(error));
    });
    if (damaged === undefined) return;
    await this.#showStored();
    if (damaged.length === 0) return this.#tell('All files are complete.');
    this.#tell(
      `${damaged.length} damaged file${damaged.length === 1 ? ' was' : 's were'} removed, and will be downloaded again.`,
    );
    await this.#download();
  }

  async #persist(): Promise<void> {
    const isKept =
      (await storageManager()
        ?.persist?.()
        .catch(() => false)) ?? false;
    this.#tell(
      isKept
        ? 'The browser keeps the files until you remove them.'
        : 'The browser did not agree: it may delete the files when the device is short of space. Browsers agree more often to sites that are installed or bookmarked.',
    );
  }

  async #remove(): Promise<void> {
    this.#running?.abort();
    this.#tell('Removing …');
    await this.#device.removeAll();
    this.#tell('');
    this.#showProblem('');
    await this.#showStored();
    if (this.#packs.length === 0) await this.#loadOffer();
    this.#elements.download.focus();
  }

  async #showStored(): Promise<void> {
    const { ready, stored } = this.#elements;
    const packs = await this.#store.packs();
    ready.textContent = readyText(packs, this.#wording);
    stored.hidden = packs.length === 0;
    const { quota = 0, usage = 0 } = await storageEstimate();
    const free =
      quota > usage ? `; the browser has room for about ${sizeText(quota - usage, this.#wording)} more` : '';
    const line = stored.querySelector('p');
    if (line !== null) line.textContent = `${sizeText(bytesOf(packs), this.#wording)}${free}.`;
    this.#form.setStored(packs);
  }

  #showProgress({ done, total }: Progress): void {
    const { progress } = this.#elements;
    const bar = progress.querySelector('progress');
    const text = progress.querySelector('span');
    if (bar !== null) bar.value = total === 0 ? 100 : (100 * done) / total;
    if (text !== null)
      text.textContent = `${sizeText(done, this.#wording)} of ${sizeText(total, this.#wording)}`;
  }

  #showWaiting(): void {
    const text = this.#elements.progress.querySelector('span');
    if (text !== null) text.textContent = 'Another tab is downloading. This one goes on when it is done.';
  }

  #showProblem(text: string): void {
    const { problem } = this.#elements;
    const line = problem.querySelector('p');
    if (line !== null) line.textContent = text;
    problem.hidden = text === '';
  }

  #tell(text: string): void {
    this.#elements.told.textContent = text;
  }
}

/** Safari before 17 and WebKitGTK have no `navigator.storage`, or only a part of it. */
function storageManager(): Partial<StorageManager> | undefined {
  return (navigator as { readonly storage?: Partial<StorageManager> }).storage;
}

/** How much room the browser gives the site; nothing if it does not say. */
async function storageEstimate(): Promise<StorageEstimate> {
  return (
    (await storageManager()
      ?.estimate?.()
      .catch(() => undefined)) ?? {}
  );
}
