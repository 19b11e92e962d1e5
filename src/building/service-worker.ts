import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { urls } from '../catalog/urls/urls.ts';
import { projectRoot } from '../commands/program.ts';
import type { WorkerBuild } from '../offline/worker-build.ts';
import { bundleScript } from '../site/bundle-script.ts';
import { filesBelow } from '../store/folder-files.ts';

/** The limits of the shell: it is loaded at the first visit, beside what the reader came for. */
const MOST = { files: 50, bytes: 1_000_000 } as const;

/** The pages of the shell: those that work on the device alone. */
const PAGES = [urls.search(), urls.offline(), urls.notStored(), urls.saved(), urls.forYou()];

/**
 * Writes the service worker of a built site, `service-worker.js` at its root.
 * @param isOffline whether the site works offline. If not, the worker removes itself and what a former one has stored.
 */
export async function writeServiceWorker(site: string, isOffline: boolean): Promise<void> {
  const entry = isOffline ? 'service-worker' : 'removal-worker';
  const code = await bundleScript(join(projectRoot, 'src/offline/worker', `${entry}.ts`), {
    'process.env.NODE_ENV': '"production"',
    ...(isOffline && { WORKER_BUILD: JSON.stringify(await workerBuildOf(site)) }),
  });
  await writeFile(join(site, urls.serviceWorker().slice(1)), code);
}

async function workerBuildOf(site: string): Promise<WorkerBuild> {
  const shell = await shellOf(site);
  const entries = await readdir(site, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return {
    digest: digestOf(JSON.stringify(shell)),
    shell,
    notStored: urls.notStored().slice(1),
    folders: folders.sort(),
  };
}

/** The files of the shell: the pages, and the assets, the small ones first. */
async function shellOf(site: string): Promise<(readonly [path: string, digest: string])[]> {
  const root = [...PAGES, urls.webManifest(), '/icon.svg'].map((path) => path.slice(1));
  const assets = await Promise.all(
    (await filesBelow(join(site, 'assets'))).map(async (name) => {
      const path = `assets/${name}`;
      return { path, bytes: (await stat(join(site, path))).size };
    }),
  );
  assets.sort((a, b) => a.bytes - b.bytes || (a.path < b.path ? -1 : 1));
  const files = [...root.filter((path) => existsSync(join(site, path))), ...assets.map(({ path }) => path)];
  const shell: (readonly [string, string])[] = [];
  let bytes = 0;
  for (const path of files.slice(0, MOST.files)) {
    const content = await readFile(join(site, path));
    bytes += content.length;
    if (bytes > MOST.bytes) break;
    shell.push([path, digestOf(content)]);
  }
  return shell;
}

function digestOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
}
