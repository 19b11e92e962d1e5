import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import sirv from 'sirv';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';
import { newContext } from './browser.ts';
import { browser, useBrowser } from './visit.ts';

/** Whether a test answers a request itself. */
type Intercept = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Copies of the site on one host, at `/a/` and `/b/`, and a reader whose browser lets in service workers. */
export class OfflineSite {
  /** The folder of the copies. */
  folder = '';
  /** The address of the host, which ends in a slash. */
  host = '';
  /** The paths of the requests that the host got. */
  requests: string[] = [];
  intercept: Intercept = () => false;
  #server: Server | undefined;
  #isDown = false;
  #context: BrowserContext | undefined;
  #page: Page | undefined;

  get page(): Page {
    if (this.#page === undefined) throw new Error('There is a page only while a test runs.');
    return this.#page;
  }

  async start(names: readonly string[]): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'broadsheet-offline-'));
    for (const name of names) await cp(inject('site').folder, join(this.folder, name), { recursive: true });
    const files = sirv(this.folder, { dev: true });
    this.#server = createServer((request, response) => {
      if (this.#isDown) return void request.destroy();
      this.requests.push(request.url ?? '');
      if (!this.intercept(request, response))
        files(request, response, () => void response.writeHead(404).end());
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.listen(0, '127.0.0.1', resolve);
    await promise;
    const address = this.#server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    this.host = `http://127.0.0.1:${port}/`;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    this.#server?.close();
    await rm(this.folder, { recursive: true });
  }

  async openContext(): Promise<void> {
    [this.#isDown, this.requests, this.intercept] = [false, [], () => false];
    this.#context = await newContext(browser, { serviceWorkers: 'allow' });
    await this.openTab();
  }

  async closeContext(): Promise<void> {
    await this.#context?.close();
  }

  async openTab(): Promise<void> {
    this.#page = await this.#context?.newPage();
  }

  /** Opens a page, and waits until the worker has stored it. */
  async visit(path: string): Promise<void> {
    const url = this.host + path;
    await this.page.goto(url);
    const isStored = () =>
      this.page.evaluate(async (address) => {
        await navigator.serviceWorker.ready;
        return (await caches.match(address)) !== undefined;
      }, url);
    await expect.poll(isStored).toBe(true);
  }

  async goOffline(): Promise<void> {
    this.#isDown = true;
    this.#server?.closeAllConnections();
    await this.#context?.setOffline(true);
  }

  async goOnline(): Promise<void> {
    this.#isDown = false;
    await this.#context?.setOffline(false);
  }
}

/** The copies of the site for the tests of a file; each test has a reader of its own. */
export function useOfflineSite(names: readonly string[]): OfflineSite {
  const site = new OfflineSite();
  useBrowser();
  beforeAll(() => site.start(names));
  afterAll(() => site.stop());
  beforeEach(() => site.openContext());
  afterEach(() => site.closeContext());
  return site;
}
