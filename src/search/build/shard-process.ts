import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { collectText, exitCodeOf } from '../../commands/child-process.ts';
import type { OnDamage } from '../../store/cache/cache-file.ts';
import { IndexError } from '../pagefind/index-error.ts';
import type { ShardJob } from './shard-builder.ts';

/** In MB: three times the memory for the papers of the largest shard. Pagefind runs in another process. */
const MAX_HEAP_MB = 1500;
/** In MB, for short-lived objects. With the default of 16 MB, the garbage collector runs too often. */
const SEMI_SPACE_MB = 64;

/** The line that such a process prints if the known terms of its shard are damaged. */
export const DAMAGED_TERMS = 'damaged terms';

/** Builds a shard in a process of its own. @throws {IndexError} with the error output of that process. */
export async function buildShardInProcess(
  job: ShardJob,
  onDamage: OnDamage,
  signal: AbortSignal,
): Promise<void> {
  const script = fileURLToPath(new URL('shard-worker.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${MAX_HEAP_MB}`, `--max-semi-space-size=${SEMI_SPACE_MB}`, script],
    {
      signal,
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  const [said, printed] = [collectText(child.stdout), collectText(child.stderr)];
  // If the process ends before it has read all its input, its error output has the reason.
  child.stdin.on('error', () => undefined).end(JSON.stringify(job));
  if ((await exitCodeOf(child)) !== 0)
    throw new IndexError(`A part of the search index could not be built.\n\n${printed()}`);
  if (said().includes(DAMAGED_TERMS)) onDamage();
}
