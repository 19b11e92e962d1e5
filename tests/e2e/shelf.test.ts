import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { readShelfJson, shelfJson } from '../../src/shelf/files/shelf-json.ts';
import { packShelf } from '../../src/shelf/link/shelf-link.ts';
import { unzipped } from '../building/unzip.ts';
import { savedPaper } from '../shelf/papers.ts';
import { violations } from './axe.ts';
import { newContext } from './browser.ts';
import { browser, collectTrouble, useBrowser } from './visit.ts';

const site = inject('site');
const PAPER = 'papers/2603.80001.html';
/** The day of the paper. */
const DAY = 'days/2026-03-03.html';
const SAVED = 'saved.html';

/** The device of a reader. Its tabs share what is saved. */
let device: BrowserContext;
let page: Page;

useBrowser();
beforeEach(() => useDevice());
afterEach(() => device.close());

async function useDevice(width = 1280): Promise<void> {
  device = await newContext(browser, { viewport: { width, height: 800 } });
  page = await device.newPage();
}

async function useOtherDevice(width: number): Promise<void> {
  await device.close();
  await useDevice(width);
}

const at = (path: string) => new URL(path, site.based).href;
const pressed = (own: Page, act: string) =>
  own.locator(`.shelf-bar [data-act=${act}]`).getAttribute('aria-pressed');
const titles = (own: Page) => own.locator('#saved-list .headline').allInnerTexts();

async function open(path: string, own: Page = page): Promise<void> {
  await own.goto(at(path), { waitUntil: 'load' });
}

/** Saves the paper of a page with notes and tags. */
async function saveWithNotes(notes: string, tags: string): Promise<void> {
  await open(PAPER);
  await page.locator('.shelf-bar .save').click();
  await page.locator('.shelf-notes textarea').fill(notes);
  await page.locator('.shelf-notes input').fill(tags);
  await page.locator('.shelf-notes input').blur();
  await expect.poll(() => page.locator('.shelf-status').innerText()).toBe('Saved on this device.');
}

describe('a saved paper', () => {
  test('keeps its notes and tags when the page is reloaded, and its buttons show at once what it is', async () => {
    const trouble = collectTrouble(page);
    await saveWithNotes('Compare with Table 2', 'to read, proofs');
    await page.locator('.shelf-bar [data-act=read]').click();
    await expect.poll(() => pressed(page, 'read')).toBe('true');
    await page.reload({ waitUntil: 'domcontentloaded' });
    expect([await pressed(page, 'save'), await pressed(page, 'read')]).toEqual(['true', 'true']);
    await expect.poll(() => page.locator('.shelf-notes textarea').inputValue()).toBe('Compare with Table 2');
    expect(await page.locator('.shelf-notes input').inputValue()).toBe('to read, proofs');
    expect(await violations(page)).toEqual([]);
    expect(trouble).toEqual([]);
  });

  test('is saved, marked and removed by keys from a list, and completed from its page', async () => {
    await open(DAY);
    await page.keyboard.press('j');
    await page.keyboard.press('s');
    const first = page.locator('.entry').first();
    await expect.poll(() => first.locator('.save').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('m');
    await expect.poll(() => first.locator('.read-mark').innerText()).toBe('Read');
    expect(await violations(page)).toEqual([]);
    await expect.poll(async () => (await exported()).papers[0]?.bibtex).toMatch(/^@misc\{/u);
    const { papers } = await exported();
    expect(papers).toMatchObject([
      { day: '2026-03-03', topics: expect.any(Array), abstract: expect.any(String) },
    ]);
    await page.keyboard.press('s');
    await expect.poll(() => first.locator('.save').getAttribute('aria-pressed')).toBe('false');
    await page.locator('.shelf-note button').click();
    await expect.poll(() => first.locator('.save').getAttribute('aria-pressed')).toBe('true');
  });

  test('is the same in two tabs, and a note that is being typed is not lost', async () => {
    await saveWithNotes('One', '');
    const other = await device.newPage();
    await open(PAPER, other);
    const [here, there] = [page, other].map((own) => own.locator('.shelf-notes textarea'));
    await expect.poll(() => there?.inputValue()).toBe('One');
    await here?.fill('One and two');
    await here?.blur();
    await expect.poll(() => there?.inputValue()).toBe('One and two');
    await open(DAY, other);
    const button = other.locator('.entry', { has: other.locator(`a[href$="${PAPER}"]`) }).locator('.save');
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    await page.locator('.shelf-bar .save').click();
    await expect.poll(() => button.getAttribute('aria-pressed')).toBe('false');
    await expect.poll(() => page.locator('.shelf-notes').count()).toBe(0);
    await other.close();
  });

  test('whose notes cannot be written says so and leaves them in the field', async () => {
    await saveWithNotes('Before', '');
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('Full', 'QuotaExceededError');
      };
    });
    await page.locator('.shelf-notes textarea').fill('After');
    await page.locator('.shelf-notes textarea').blur();
    await expect
      .poll(() => page.locator('.shelf-status').innerText())
      .toMatch(/^Not saved\. The device has no room/u);
    expect(await page.locator('.shelf-notes textarea').inputValue()).toBe('After');
    await page.reload();
    await expect.poll(() => page.locator('.shelf-notes textarea').inputValue()).toBe('Before');
  });

  test('cannot be kept by a browser without a database, which is said', async () => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('Forbidden', 'SecurityError');
      };
    });
    await open(PAPER);
    await page.locator('.shelf-bar .save').click();
    await expect.poll(() => page.locator('.shelf-note').innerText()).toMatch(/does not let this site keep/u);
    expect(await pressed(page, 'save')).toBe('false');
  });

  test('works in a folder, without a server', async () => {
    const trouble = collectTrouble(page);
    await page.goto(pathToFileURL(join(site.oddFolder, PAPER)).href);
    await page.locator('.shelf-bar .save').click();
    await page.locator('.shelf-notes textarea').fill('On a stick');
    await page.locator('.shelf-notes textarea').blur();
    await expect.poll(() => page.locator('.shelf-status').innerText()).toBe('Saved on this device.');
    await page.goto(pathToFileURL(join(site.oddFolder, SAVED)).href);
    await expect.poll(() => page.locator('.saved-notes').innerText()).toBe('On a stick');
    expect(trouble).toEqual([]);
  });
});

describe('the page of saved papers', () => {
  test('teaches what it is for while it is empty', async () => {
    await open(SAVED);
    await expect.poll(() => page.locator('#saved-empty').isVisible()).toBe(true);
    expect(await page.locator('#saved-form, #saved-formats').filter({ visible: true }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  test('searches, filters, sorts, edits and removes with undo', async () => {
    const trouble = collectTrouble(page);
    await open(SAVED);
    await importText('a.json', shelfJson(papers, []));
    await expect.poll(() => titles(page)).toEqual(['Looms', 'Yarn', 'Étale']);
    await page.locator('#saved-query').fill('noe etal');
    await expect.poll(() => titles(page)).toEqual(['Étale']);
    expect(await page.locator('#saved-status').innerText()).toBe('1 of 3 papers');
    await page.locator('#saved-query').fill('');
    await page.locator('#saved-tag').selectOption('a');
    await expect.poll(() => titles(page)).toEqual(['Looms', 'Yarn']);
    await page.locator('#saved-tag').selectOption('');
    await page.locator('#saved-order').selectOption('title');
    await expect.poll(() => titles(page)).toEqual(['Étale', 'Looms', 'Yarn']);
    const item = page.locator('#saved-list > li').first();
    await item.getByRole('button', { name: 'Notes and tags' }).click();
    // The field takes the keyboard as soon as it is there, which is not at once on a busy machine.
    await item.locator('textarea:focus').waitFor();
    await page.keyboard.type('Lemma 2');
    await item.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => item.locator('.saved-notes').innerText()).toBe('Lemma 2');
    await item.getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => titles(page)).toEqual(['Looms', 'Yarn']);
    await page.locator('.shelf-note button').click();
    await expect.poll(() => titles(page)).toEqual(['Étale', 'Looms', 'Yarn']);
    expect((await exported()).papers.map(({ notes }) => notes)).toContain('Lemma 2');
    // The pages of these papers do not exist, so completing them fails.
    expect(trouble.filter((each) => !each.includes('404'))).toEqual([]);
  });

  test('imports files and says how many papers were added, changed, there already and not readable', async () => {
    await open(SAVED);
    await importText('a.json', shelfJson(papers, []));
    await expect.poll(note).toBe('3 added, 0 changed, 0 already there.');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const bib =
      '@misc{a, title = {Known}, eprint = {2603.80001}}\n@book{b, title={Other}, eprint={2603.99999}}\n@book{c, year={1}}';
    await importText('b.bib', bib);
    await expect.poll(note).toBe('2 added, 0 changed, 0 already there, 1 not readable.');
    const links = () =>
      page.locator('#saved-list a').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    await expect.poll(links).toContain(at(PAPER));
    // Looking for a paper that the site does not have leaves no error in the console.
    expect(asked.filter((address) => address.includes('99999'))).toEqual([]);
    await importText('c.txt', 'no bibliography');
    await expect.poll(note).toMatch(/^Nothing was added: the file is neither/u);
  });

  test('exports what is shown in every format', async () => {
    await open(SAVED);
    await importText('a.json', shelfJson(papers, []));
    await page.locator('#saved-tag').selectOption('a');
    expect(await download('BibTeX').then(String)).toMatch(
      /title = \{\{Looms\}\}(?:.|\n)*title = \{\{Yarn\}\}/u,
    );
    expect(await download('RIS').then(String)).toContain('TI  - Looms');
    expect(JSON.parse(String(await download('CSL-JSON')))).toHaveLength(2);
    expect(await download('Markdown').then(String)).toContain('## [Looms](');
    const read = readShelfJson(String(await download('Everything (JSON)')));
    expect(read).toMatchObject({ papers: [{ title: 'Looms' }, { title: 'Yarn' }], unreadable: 0 });
    const zip = page.waitForEvent('download');
    await page.getByRole('button', { name: 'A note for each paper (zip)' }).click();
    const files = await unzipped(await (await zip).path());
    expect([...files.keys()]).toEqual(['Looms.md', 'Yarn.md']);
  });

  test('shares papers by a link, which asks before it adds them', async () => {
    await open(SAVED);
    await importText('a.json', shelfJson(papers, []));
    await page.getByRole('button', { name: 'Link', exact: true }).click();
    await expect.poll(() => page.locator('.saved-code').count()).toBe(1);
    const link = await page.locator('#saved-link input').inputValue();
    expect(await violations(page)).toEqual([]);
    await useOtherDevice(390);
    await page.goto(link);
    await expect.poll(() => page.locator('#saved-offer h2').innerText()).toBe('3 papers from a link');
    expect(await violations(page)).toEqual([]);
    expect(await titles(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add 3 papers' }).click();
    await expect.poll(async () => (await titles(page)).sort()).toEqual(['Looms', 'Yarn', 'Étale']);
    expect(new URL(page.url()).hash).toBe('');
    await page.goto(`${at(SAVED)}#shelf=${packShelf(papers).slice(0, -9)}`);
    await expect.poll(() => page.locator('#saved-offer').innerText()).toContain('damaged or cut off');
  });

  test('finds words that were typed as soon as the field was there', async () => {
    await open(SAVED);
    await importText('a.json', shelfJson(papers, []));
    await page.addInitScript(() => {
      const typeAtOnce = (_: unknown, observer: MutationObserver) => {
        const form = document.querySelector<HTMLFormElement>('#saved-form:not([hidden])');
        const field = form?.querySelector('input');
        if (!field) return;
        observer.disconnect();
        field.value = 'Yarn';
        field.dispatchEvent(new Event('input', { bubbles: true }));
      };
      new MutationObserver(typeAtOnce).observe(document, { subtree: true, attributes: true });
    });
    await page.reload();
    await expect.poll(() => titles(page)).toEqual(['Yarn']);
  });

  test('fits into windows of 390 and 320 px', async () => {
    for (const width of [390, 320]) {
      await useOtherDevice(width);
      await open(SAVED);
      await importText('a.json', shelfJson(papers, []));
      await page.getByRole('button', { name: 'Link', exact: true }).click();
      await expect.poll(() => page.locator('.saved-code').count()).toBe(1);
      await page.getByRole('button', { name: 'Notes and tags' }).first().click();
      for (const path of [SAVED, PAPER, DAY]) {
        if (path !== SAVED) await open(path);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `${path} at ${width} px`).toBeLessThanOrEqual(width);
      }
    }
  });
});

const papers = [
  savedPaper({
    id: 'x1',
    path: 'papers/x1.html',
    title: 'Looms',
    tags: ['a'],
    savedAt: '2026-03-03T00:00:00.000Z',
  }),
  savedPaper({
    id: 'x2',
    path: 'papers/x2.html',
    title: 'Yarn',
    tags: ['a'],
    savedAt: '2026-03-02T00:00:00.000Z',
  }),
  savedPaper({ id: 'x3', path: 'papers/x3.html', title: 'Étale', savedAt: '2026-03-01T00:00:00.000Z' }),
];

const note = () => page.locator('#saved-note').innerText();

async function importText(name: string, text: string): Promise<void> {
  await page.locator('#saved-files').waitFor({ state: 'visible' });
  await page
    .locator('#saved-import')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await expect.poll(note).not.toMatch(/^$|^Reading/u);
}

async function download(format: string): Promise<Buffer> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: format, exact: true }).click();
  return readFileSync(await (await coming).path());
}

/** Everything that is saved, from a page of its own. */
async function exported() {
  const other = await device.newPage();
  await open(SAVED, other);
  await other.locator('#saved-formats').waitFor({ state: 'visible' });
  const coming = other.waitForEvent('download');
  await other.getByRole('button', { name: 'Everything (JSON)' }).click();
  const read = readShelfJson(readFileSync(await (await coming).path(), 'utf8'));
  await other.close();
  if (typeof read === 'string') throw new Error(`The file is ${read}.`);
  return read;
}
