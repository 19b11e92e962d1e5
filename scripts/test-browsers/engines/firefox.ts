import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { type Engine, isOwn, type Tab } from './engine.ts';

/** Starts Firefox, which is driven by WebDriver BiDi: https://w3c.github.io/webdriver-bidi/ */
export async function startFirefox(program: string): Promise<Engine> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: program,
    headless: true,
    // It is set by `resize`.
    defaultViewport: null,
  });
  const [, version = ''] = /(\d+\.\d+)/u.exec(await browser.version()) ?? [];
  return {
    title: `Firefox ${version}`,
    newTab: () => newTab(browser),
    close: () => browser.close(),
  };
}

async function newTab(browser: Browser): Promise<Tab> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await resize(page, 1280, 720);
  const problems = recordProblems(page);
  return {
    open: async (address) => void (await page.goto(address)),
    run: (expression) => page.evaluate(expression),
    click: async (selector) => {
      await page.waitForSelector(selector, { visible: true });
      await page.click(selector);
    },
    // Its type lists the names of keys; ours are among them.
    press: (key) => page.keyboard.press(key as Parameters<Page['keyboard']['press']>[0]),
    type: (text) => page.keyboard.type(text),
    resize: (width, height) => resize(page, width, height),
    screenshot: async (file) => void (await page.screenshot({ path: `${file}` as `${string}.png` })),
    problems: async () => problems.splice(0),
    close: () => context.close(),
  };
}

/** Sets the size of the window. Firefox 140 does so, but knows nothing of the orientation that Puppeteer sets with it. */
async function resize(page: Page, width: number, height: number): Promise<void> {
  await page.setViewport({ width, height }).catch((error: unknown) => {
    if (!(error instanceof Error && error.message.includes('setScreenOrientationOverride'))) throw error;
  });
}

/**
 * What Firefox says of a request that the service worker was still answering when the reader left the page. If the worker itself
 * fails, it says instead what the promise of the answer was rejected with.
 */
const LEFT = 'A ServiceWorker intercepted the request and encountered an unexpected error.';

function recordProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => {
    const message = error instanceof Error ? error.message : String(error);
    if (!message.includes(LEFT)) problems.push(`error: ${message}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!isOwn(request.url())) problems.push(`another host: ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // The reader left the page before it had all it asked for.
    if (!reason.includes('NS_BINDING_ABORTED')) problems.push(`failed: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`status ${response.status()}: ${response.url()}`);
  });
  return problems;
}
