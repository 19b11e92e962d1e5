import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The name of the recorder's file in the root of a site. */
const FILE = 'recorder.js';
const KEY = 'recorded problems';

/** Runs in a page, before its own scripts. Problems outlive the page, since a check may open several. */
function record(key: string): void {
  const keep = (problem: string) => {
    const kept: string[] = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    sessionStorage.setItem(key, JSON.stringify([...kept, problem]));
  };
  addEventListener(
    'error',
    (event) => {
      const { target } = event;
      if (event instanceof ErrorEvent) keep(`error: ${event.message}`);
      else if (target instanceof Element)
        keep(`failed: ${target.getAttribute('src') ?? target.getAttribute('href') ?? target.tagName}`);
    },
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => keep(`error: ${String(reason)}`));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    keep(`refused: ${violatedDirective} ${blockedURI}`),
  );
  const { error } = console;
  console.error = (...given: unknown[]) => {
    keep(`console: ${given.map(String).join(' ')}`);
    error(...given);
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (/^https?:/u.test(entry.name) && new URL(entry.name).hostname !== 'localhost')
        keep(`another host: ${entry.name}`);
      if (entry instanceof PerformanceResourceTiming && entry.responseStatus >= 400)
        keep(`status ${entry.responseStatus}: ${entry.name}`);
    }
  }).observe({ type: 'resource', buffered: true });
}

/** An expression whose value is the problems since it was last evaluated. */
export const RECORDED = `((key) => {
  const kept = JSON.parse(sessionStorage.getItem(key) ?? '[]');
  sessionStorage.removeItem(key);
  return kept;
})(${JSON.stringify(KEY)})`;

/**
 * Adds a recorder of problems to all pages of a folder, for an engine whose protocol does not tell of them.
 * @param isServed whether the pages will be served at the root of a host; otherwise they are opened from this folder.
 */
export async function addRecorder(folder: string, isServed: boolean): Promise<void> {
  await writeFile(join(folder, FILE), `(${record})(${JSON.stringify(KEY)});\n`);
  // Not a relative address: the 404 page is shown at any depth.
  const address = isServed ? `/${FILE}` : pathToFileURL(join(folder, FILE)).href;
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.html')) continue;
    const page = join(folder, name);
    const html = await readFile(page, 'utf8');
    await writeFile(page, html.replace('<title>', `<script src="${address}"></script><title>`));
  }
}
