import { cachePrefix } from '../cache-names.ts';
import { deletePackDatabase } from '../packs/pack-database.ts';
import { workerScope } from './worker-scope.ts';

// A site that no longer works offline has this worker in the place of the former one. Browsers look for a new worker at each
// visit, so it removes what the former one has stored on the devices of readers, and then itself. Saved papers stay: they are the
// reader's.
const scope = workerScope();

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(remove()));

async function remove(): Promise<void> {
  const root = new URL(scope.registration.scope).pathname;
  const prefix = cachePrefix(root);
  const own = (await caches.keys()).filter((name) => name.startsWith(prefix));
  await Promise.all(own.map((name) => caches.delete(name)));
  await deletePackDatabase(root);
  await scope.registration.unregister();
}
