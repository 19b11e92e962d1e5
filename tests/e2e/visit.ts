import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Page } from 'playwright-core';

/** The files of a folder, from it, with `/` between. */
export function filesOf(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return entries
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** One page of each type, from the site's root. */
export function onePerType(folder: string): string[] {
  const files = filesOf(folder).filter((file) => file.endsWith('.html'));
  const types = [
    /^days\/2/u,
    /^weeks\//u,
    /^months\//u,
    /^years\//u,
    /^topics\/[^/]+\.html$/u,
    /^topics\/.+\//u,
    /^authors\.html$/u,
    /^authors\/[^/]\.html$/u,
    /^authors\/[^/]{2,}\.html$/u,
    /^trending\.html$/u,
    /^feeds\.html$/u,
  ];
  const found = types.flatMap((type) => files.find((file) => type.test(file)) ?? []);
  return [
    'index.html',
    'archive.html',
    'topics.html',
    'search.html',
    '404.html',
    'papers/2610.90003.html',
    ...found,
  ];
}

/** Collects whatever goes wrong in a page while it is used: errors, failed requests, refusals by the policy. */
export function collectTrouble(page: Page): string[] {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(`console: ${message.text()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // The page was left before its icon had come. What is missing or refused has other names.
    if (reason !== 'net::ERR_ABORTED') trouble.push(`failed: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) trouble.push(`${response.status()}: ${response.url()}`);
  });
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return trouble;
}
