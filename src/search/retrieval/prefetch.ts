import type { Shard } from '../pagefind/shard.ts';

/** So many papers at the most, of which 20,000 are 35 kB, and two or three megabytes of memory once they can be asked. */
const MOST = 110_000;

/**
 * Makes each shard ready to be asked, the newest first, as soon as nothing else is to do: else each search that is the first
 * to ask an older shard would wait for it. Not for readers who save data. What cannot be had is asked for again when it is
 * needed.
 */
export async function makeReady(shards: readonly Shard[]): Promise<void> {
  if (savesData()) return;
  await idle();
  let papers = 0;
  for (const shard of shards) {
    papers += shard.papers;
    if (papers > MOST) return;
    if (!(await shard.fetchAhead())) continue;
    // A shard takes some thirty milliseconds, in which nobody should be typing.
    await idle();
    await shard.warm().catch(() => undefined);
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
