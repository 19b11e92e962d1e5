import type { Browser, BrowserContext, Page } from 'playwright-core';
import { shelfJson } from '../../src/shelf/files/shelf-json.ts';
import { readSavedPaper } from '../../src/shelf/saved-paper.ts';
import type { HostileFile } from './files.ts';
import { faultsOfPage } from './page-faults.ts';
import { MARK } from './payloads.ts';

const CONTROL = 'control-of-the-reader';
const CONTROL_NOTES = 'The words of the reader.';
/** A page that needs longer than this for one input hangs. */
const MOST_MS = 20_000;

/** A reader with one saved paper, whose browser gets hostile input. */
export class Victim {
  readonly #context: BrowserContext;
  readonly #page: Page;
  /** What went wrong since the last input: requests to other hosts, dialogs, other pages. */
  readonly #events: string[] = [];

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.#page = page;
  }

  /** @param site the address of the site. @param serviceWorkers whether its worker may start. */
  static async open(browser: Browser, site: string, serviceWorkers: 'allow' | 'block'): Promise<Victim> {
    const context = await browser.newContext({ serviceWorkers });
    context.setDefaultTimeout(MOST_MS);
    const page = await context.newPage();
    const victim = new Victim(context, page);
    const { host } = new URL(site);
    await context.route('**/*', (route) => {
      const url = new URL(route.request().url());
      if (url.host === host) return route.continue();
      victim.#events.push(`it asked for ${url.href.slice(0, 80)}`);
      return route.abort();
    });
    page.on('dialog', (dialog) => {
      victim.#events.push(`it opened a dialog: ${dialog.message().slice(0, 80)}`);
      void dialog.dismiss();
    });
    page.on('framenavigated', (frame) => {
      if (!frame.url().startsWith(site)) victim.#events.push(`it went to ${frame.url().slice(0, 80)}`);
    });
    page.on('crash', () => victim.#events.push('the page crashed'));
    await page.goto(new URL('saved.html', site).href);
    await victim.#choose({ name: 'own.json', text: shelfJson([own()], []) });
    return victim;
  }

  get page(): Page {
    return this.#page;
  }

  close(): Promise<void> {
    return this.#context.close();
  }

  /** Opens a link, and adds its papers. Returns what went wrong. */
  async openLink(packed: string): Promise<string | undefined> {
    return this.#survive(async () => {
      await this.#page.evaluate((hash) => {
        const offer = document.getElementById('saved-offer');
        offer?.replaceChildren();
        history.replaceState(null, '', '#');
        location.hash = hash;
      }, `shelf=${packed}`);
      const button = this.#page.locator('#saved-offer button').first();
      // A hash that the browser cuts to nothing offers nothing.
      await button.waitFor({ timeout: 2000 }).catch(() => undefined);
      if ((await button.count()) === 0) return;
      await button.click();
      // The offer stays, with a message, if nothing can be added.
      const offer = this.#page.locator('#saved-offer');
      await Promise.race([offer.waitFor({ state: 'hidden' }), offer.locator('[role=alert]').waitFor()]);
    });
  }

  /** Imports a file. Returns what went wrong. */
  importFile(file: HostileFile): Promise<string | undefined> {
    return this.#survive(() => this.#choose(file));
  }

  /** Sends a message to the worker of the site. Returns what went wrong. */
  sendMessage(message: unknown): Promise<string | undefined> {
    return this.#survive(async () => {
      await this.#page.evaluate(async (data) => {
        (await navigator.serviceWorker.ready).active?.postMessage(data);
      }, message);
    });
  }

  /** The addresses in the caches of the site that are none of its own. */
  foreignInCaches(site: string): Promise<string[]> {
    return this.#page.evaluate(async (root) => {
      const requests: string[] = [];
      for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys()) requests.push(url);
      return requests.filter((url) => !url.startsWith(root));
    }, site);
  }

  async #choose({ name, text }: HostileFile): Promise<void> {
    const note = this.#page.locator('#saved-note');
    await note.evaluate((element) => element.replaceChildren());
    const safe = name.replace(/[^\w.-]/gu, '_');
    await this.#page
      .locator('#saved-import')
      .setInputFiles({ name: safe, mimeType: 'text/plain', buffer: Buffer.from(text) });
    await this.#page.waitForFunction(() => {
      const words = document.getElementById('saved-note')?.textContent ?? '';
      return words !== '' && !words.startsWith('Reading');
    });
  }

  async #survive(act: () => Promise<void>): Promise<string | undefined> {
    this.#events.length = 0;
    try {
      await act();
      const found = await this.#page.evaluate(faultsOfPage, [MARK, CONTROL, CONTROL_NOTES] as const);
      return [...this.#events, ...found].join('; ') || undefined;
    } catch (error) {
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      return [...this.#events, reason].join('; ');
    }
  }
}

function own() {
  const paper = readSavedPaper({ id: CONTROL, title: 'Own', path: '', notes: CONTROL_NOTES, tags: ['own'] });
  if (paper === undefined) throw new Error('The paper of the reader cannot be read.');
  return paper;
}
