import type { Shard } from './shard.ts';

/**
 * The most papers whose shards are prefetched. 20,000 papers are a download of 35 kB, and two or three megabytes of memory when
 * they are ready for a search.
 */
const MAX_PAPERS = 110_000;

/**
 * Prefetches and preloads the shards, newest first, while the browser is idle, so that the first search in an older shard does
 * not wait for it. Does nothing if the reader saves data. A file that does not arrive is fetched again on demand.
 */
export async function prefetchShards(shards: readonly Shard[]): Promise<void> {
  if (savesData()) return;
  await idle();
  let papers = 0;
  for (const shard of shards) {
    papers += shard.papers;
    if (papers > MAX_PAPERS) return;
    if (!(await shard.prefetch())) continue;
    // Preloading a shard blocks the page for about thirty milliseconds, which is noticeable while typing.
    await idle();
    await shard.preload().catch(() => undefined);
  }
}

/** https://developer.mozilla.org/docs/Web/API/NetworkInformation/saveData; not every browser has it. */
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
