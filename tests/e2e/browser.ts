import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/** Starts the browser at `path`. */
export function launch(path: string): Promise<Browser> {
  return chromium.launch({ executablePath: path, args: ARGUMENTS });
}

/**
 * A context without the site's service worker: it would answer requests that tests intercept and count. What the worker does is
 * tested in `offline.test.ts`.
 */
export function newContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({ serviceWorkers: 'block', ...options });
}

/** A page in a context of its own, without the site's service worker. */
export function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  return browser.newPage({ serviceWorkers: 'block', ...options });
}

/**
 * The path of a Chrome or Chromium: the one that `CHROME_PATH` names, else an installed one, else Debian's package, else
 * Playwright's download. Chromium's headless shell comes first: it opens pages in a third of the processor time, since it has
 * no windows. @throws if there is none, because skipped tests test nothing.
 */
export async function findBrowser(): Promise<string> {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') {
    if (await starts(named)) return named;
    throw new Error(`CHROME_PATH is ${named}, which does not start as a browser.`);
  }
  for (const find of [installed, debian, playwright]) {
    for (const path of find()) if (await starts(path)) return path;
  }
  throw new Error(
    'No browser was found, and none could be installed.\n' +
      'hint: Install Chrome or Chromium, or set CHROME_PATH to the path of one. `npm test -- --project unit` runs the tests that need none.',
  );
}

function installed(): string[] {
  const programs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
  const places = [
    ...[
      'chromium-headless-shell',
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
    ].flatMap((name) => [join('/usr/bin', name), join('/usr/local/bin', name), join('/snap/bin', name)]),
    '/opt/google/chrome/chrome',
    ...['Google Chrome', 'Chromium'].flatMap((name) =>
      ['/Applications', join(homedir(), 'Applications')].map((folder) =>
        join(folder, `${name}.app/Contents/MacOS/${name}`),
      ),
    ),
    ...programs.flatMap((folder) =>
      folder === undefined
        ? []
        : [
            join(folder, 'Google/Chrome/Application/chrome.exe'),
            join(folder, 'Chromium/Application/chrome.exe'),
          ],
    ),
    ...playwrightPath(),
  ];
  return places.filter((path) => existsSync(path));
}

/** Debian's package, where we may install one. */
function debian(): string[] {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return [];
  console.log('No browser is installed; installing the package chromium-headless-shell …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell'],
  ]) {
    if (spawnSync('apt-get', args, { stdio: 'ignore', env, timeout: 300_000 }).status !== 0) return [];
  }
  return ['/usr/bin/chromium-headless-shell'].filter((path) => existsSync(path));
}

function playwright(): string[] {
  console.log('No browser is installed; downloading the one that Playwright keeps …');
  try {
    const command = fileURLToPath(new URL('cli.js', import.meta.resolve('playwright-core/package.json')));
    execFileSync(process.execPath, [command, 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 });
  } catch {
    return [];
  }
  return playwrightPath();
}

function playwrightPath(): string[] {
  const path = chromium.executablePath();
  return existsSync(path) ? [path] : [];
}

async function starts(path: string): Promise<boolean> {
  try {
    await (await launch(path)).close();
    return true;
  } catch {
    return false;
  }
}
