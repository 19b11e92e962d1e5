import type { Shard } from './shard.ts';

/**
 * Prefetching stops after so many papers: 20,000 papers are 35 kB to fetch, and two or three megabytes of memory once they
 * can be searched.
 */
const MAX_PAPERS = 110_000;

/**
 * Prefetches and preloads the shards, newest first, while the browser is idle, so that the first search in an older shard
 * need not wait for it. Does nothing where the reader saves data. A file that does not arrive is fetched again on demand.
 */
export async function prefetchShards(shards: readonly Shard[]): Promise<void> {
  if (savesData()) return;
  await idle();
  let papers = 0;
  for (const shard of shards) {
    papers += shard.papers;
    if (papers > MAX_PAPERS) return;
    if (!(await shard.prefetch())) continue;
    // Preloading a shard blocks the page for about thirty milliseconds, which would be felt while typing.
    await idle();
    await shard.preload().catch(() => undefined);
  }
}

/** https://developer.mozilla.org/docs/Web/API/NetworkInformation/saveData, which not every browser has. */
function savesData(): boolean {
  const connection: unknown = Reflect.get(navigator, 'connection');
  return (
    typeof connection === 'object' && connection !== null && Reflect.get(connection, 'saveData') === true
  );
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve());
    else setTimeout(resolve, 200);
  });
}
