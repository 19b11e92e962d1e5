import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession } from 'playwright-core';
import { expect } from 'vitest';
import { type PackInfo, readPackManifest } from '../../src/offline/packs/pack-manifest.ts';
import type { OfflineSite } from './offline-site.ts';

/** The device of a reader who downloads the site at `/a/`. */
export class OfflineDevice {
  readonly site: OfflineSite;

  constructor(site: OfflineSite) {
    this.site = site;
  }

  /** The packs that the host offers. */
  offered(): readonly PackInfo[] {
    return readPackManifest(readFileSync(join(this.site.folder, 'a/packs/manifest.json'), 'utf8')).packs;
  }

  /** Opens the page “Read offline”, and chooses everything. */
  async open(): Promise<void> {
    await this.site.page.goto(`${this.site.host}a/offline.html`);
    await this.site.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await this.site.page.waitForSelector('#offline-form:not([hidden])');
    if (await this.#isBlocked()) await this.removeAll();
    await this.choose();
  }

  /**
   * Whether the browser has packs, but does not answer when it is asked for them. Chromium does that now and then if a tab is closed
   * while it stores a file; the page then tells readers to remove all.
   */
  #isBlocked(): Promise<boolean> {
    return this.site.page.evaluate(async () => {
      const keys = caches.open('broadsheet:/a/:packs').then((cache) => cache.keys());
      const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 9000));
      return (await Promise.race([keys, late])) === undefined;
    });
  }

  async choose(): Promise<void> {
    await this.site.page.getByLabel('Everything').check();
    await this.site.page.getByLabel('Lists of topics').check();
  }

  async start(): Promise<void> {
    await this.site.page.locator('#offline-download:not([hidden]):not([disabled])').click();
  }

  /** Presses the button, and waits until the download has come to its end, whatever that is. */
  async download(): Promise<void> {
    await this.start();
    await this.site.page.waitForSelector('#offline-download:not([hidden])');
  }

  async removeAll(): Promise<void> {
    await this.site.page.getByRole('button', { name: 'Remove all' }).click();
    await expect.poll(() => this.ready()).toBe('Nothing is downloaded yet.');
    await this.choose();
  }

  /** What the page says that is there. */
  ready(): Promise<string | null> {
    return this.site.page.textContent('#offline-ready');
  }

  problem(): Promise<string | null> {
    return this.site.page.textContent('#offline-problem');
  }

  /** What “Check the files” says. */
  async check(): Promise<void> {
    await this.site.page.getByRole('button', { name: 'Check the files' }).click();
    const told = () => this.site.page.textContent('#offline-told');
    await expect.poll(told).not.toBe('Checking …');
    expect(await told()).toBe('All files are complete.');
  }

  /** The names of the packs in the list on the device, and of those whose bytes are not what the list says. */
  async stored(): Promise<{ listed: string[]; damaged: string[] }> {
    return this.site.page.evaluate(async () => {
      const opening = indexedDB.open('broadsheet-offline:/a/');
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const request = opening.result.transaction('packs').objectStore('packs').getAll();
      await new Promise((resolve) => request.addEventListener('success', resolve));
      opening.result.close();
      const cache = await caches.open('broadsheet:/a/:packs');
      const damaged: string[] = [];
      const packs: { file: string; sha256: string }[] = request.result;
      for (const { file, sha256 } of packs) {
        const bytes = await (await cache.match(`/a/packs/${file}`))?.arrayBuffer();
        const digest = bytes && new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        if (digest === undefined || btoa(String.fromCharCode(...digest)) !== sha256) damaged.push(file);
      }
      return { listed: packs.map(({ file }) => file), damaged };
    });
  }

  /** Stores that the reader wants everything, as the page does before a download. */
  async wantEverything(): Promise<void> {
    const selection = { isEverything: true, months: [], newestDays: 0, lists: true, search: true };
    await this.site.page.evaluate(async (wanted) => {
      const opening = indexedDB.open('broadsheet-offline:/a/');
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const transaction = opening.result.transaction('settings', 'readwrite');
      transaction.objectStore('settings').put(wanted, 'selection');
      await new Promise((resolve) => transaction.addEventListener('complete', resolve));
      opening.result.close();
    }, selection);
  }

  /** The packs that are not on the device. */
  async missing(): Promise<PackInfo[]> {
    const stored = new Set((await this.stored()).listed);
    return this.offered().filter(({ file }) => !stored.has(file));
  }

  /** Lets the browser's tools for developers do something. What they have set ends with it. */
  async withTools(act: (tools: CDPSession) => Promise<unknown>): Promise<void> {
    const tools = await this.site.page.context().newCDPSession(this.site.page);
    await act(tools);
    await tools.detach();
  }

  /** Ends the worker, as browsers do at any time. */
  stopWorker(): Promise<void> {
    return this.withTools(async (tools) => {
      await tools.send('ServiceWorker.enable');
      await tools.send('ServiceWorker.stopAllWorkers');
    });
  }

  /** Lets the site have only so many bytes more than it has, while something is done. */
  async withRoom(bytes: number, act: () => Promise<unknown>): Promise<void> {
    const usage = await this.site.page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
    const { origin } = new URL(this.site.host);
    await this.withTools(async (tools) => {
      await tools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + bytes });
      await act();
      await tools.send('Storage.overrideQuotaForOrigin', { origin });
    });
  }
}
