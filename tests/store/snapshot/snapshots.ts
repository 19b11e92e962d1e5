import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Snapshot } from '../../../src/store/snapshot/snapshot.ts';
import { type SnapshotOptions, takeSnapshot } from '../../../src/store/snapshot/take-snapshot.ts';

/** A snapshot of a content folder, until the test is finished. Nothing is cached unless the options name a folder. */
export async function snapshotOf(
  contentDir: string,
  options: Partial<SnapshotOptions> = {},
): Promise<Snapshot> {
  const workDir = await mkdtemp(join(tmpdir(), 'broadsheet-snapshot-'));
  const snapshot = await takeSnapshot({ contentDir, workDir, notice: () => undefined, ...options });
  onTestFinished(async () => {
    snapshot[Symbol.dispose]();
    await rm(workDir, { recursive: true });
  });
  return snapshot;
}
