import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findBrowser, launch } from '../../../tests/e2e/browser.ts';
import { type Engine, isOwn, type Tab } from './engine.ts';

/** Starts Chromium. @throws if there is none. */
export async function startChromium(): Promise<Engine> {
  const browser = await launch(await findBrowser());
  return {
    title: `Chromium ${browser.version().split('.')[0] ?? ''}`,
    newTab: () => newTab(browser),
    close: () => browser.close(),
  };
}

async function newTab(browser: Browser): Promise<Tab> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const problems = recordProblems(context, page);
  return {
    open: async (address) => void (await page.goto(address)),
    run: (expression) => page.evaluate(expression),
    click: (selector) => page.locator(selector).first().click(),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    resize: (width, height) => page.setViewportSize({ width, height }),
    screenshot: async (path) => void (await page.screenshot({ path })),
    problems: async () => problems.splice(0),
    close: () => context.close(),
  };
}

function recordProblems(context: BrowserContext, page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(`error: ${message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} ${message.location().url}`);
  });
  context.on('request', (request) => {
    if (!isOwn(request.url())) problems.push(`another host: ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    // The service worker asks the network first. What it then answers the page counts.
    if (request.serviceWorker() !== null) return;
    const reason = request.failure()?.errorText ?? '';
    // The reader left the page before it had all it asked for.
    if (reason !== 'net::ERR_ABORTED') problems.push(`failed: ${request.url()} ${reason}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) problems.push(`status ${response.status()}: ${response.url()}`);
  });
  return problems;
}
