import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { urls } from '../../catalog/urls/urls.ts';
import { projectRoot } from '../../commands/program.ts';
import type { WorkerBuild } from '../../offline/worker-build.ts';
import type { SiteFiles } from '../../output/site-files.ts';
import { bundleScript } from '../../site/bundle-script.ts';

/** The limits of the shell: it is loaded at the first visit, beside what the reader came for. */
const MOST = { files: 50, bytes: 1_000_000 } as const;

/** The pages of the shell: those that work on the device alone. */
const PAGES = [urls.search(), urls.offline(), urls.notStored(), urls.saved(), urls.forYou()];

/**
 * Adds the service worker to a site that is complete but for it: `service-worker.js` at its root.
 * @param isOffline whether the site works offline. If not, the worker removes itself and what a former one has stored.
 */
export async function writeServiceWorker(site: SiteFiles, isOffline: boolean): Promise<void> {
  const entry = isOffline ? 'service-worker' : 'removal-worker';
  const code = await bundleScript(join(projectRoot, 'src/offline/worker', `${entry}.ts`), {
    'process.env.NODE_ENV': '"production"',
    ...(isOffline && { WORKER_BUILD: JSON.stringify(workerBuildOf(site)) }),
  });
  site.write(urls.serviceWorker().slice(1), code);
}

function workerBuildOf(site: SiteFiles): WorkerBuild {
  const shell = shellOf(site);
  const folders = new Set(site.paths().flatMap((path) => /^[^/]+(?=\/)/u.exec(path)?.[0] ?? []));
  return {
    digest: digestOf(JSON.stringify(shell)),
    shell,
    notStored: urls.notStored().slice(1),
    folders: [...folders].sort(),
  };
}

/** The files of the shell: the pages, and the assets, the small ones first. */
function shellOf(site: SiteFiles): (readonly [path: string, digest: string])[] {
  const root = [...PAGES, urls.webManifest(), '/icon.svg'].map((path) => path.slice(1));
  const assets = site.below('assets').map((name) => ({
    path: `assets/${name}`,
    bytes: site.sizeOf(`assets/${name}`),
  }));
  assets.sort((a, b) => a.bytes - b.bytes || (a.path < b.path ? -1 : 1));
  const files = [...root.filter((path) => site.has(path)), ...assets.map(({ path }) => path)];
  const shell: (readonly [string, string])[] = [];
  let bytes = 0;
  for (const path of files.slice(0, MOST.files)) {
    const content = site.read(path);
    bytes += content.length;
    if (bytes > MOST.bytes) break;
    shell.push([path, digestOf(content)]);
  }
  return shell;
}

function digestOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
}
