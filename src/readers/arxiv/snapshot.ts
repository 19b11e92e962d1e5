import { deferredRead } from '../reading/deferred-read.ts';
import type { Input } from '../reading/input.ts';
import type { Reader } from '../reading/reader.ts';

/** arXiv's metadata snapshot: one JSON object per line, in a file of any size. */
export const arxivSnapshot: Reader = {
  name: 'arxiv-snapshot',
  label: 'arXiv metadata snapshot (JSON Lines)',

  detect({ head }: Input): number {
    if (!/^\s*\{\s*"/.test(head)) return 0;
    if (/"authors_parsed"\s*:\s*\[|"versions"\s*:\s*\[\s*\{\s*"version"\s*:/.test(head)) return 0.95;
    // The authors of the first paper may fill the whole head.
    return /^\s*\{\s*"id"\s*:\s*"[^"]*"\s*,\s*"submitter"\s*:/.test(head) ? 0.95 : 0;
  },

  read: deferredRead(async () => (await import('./snapshot-lines.ts')).readLines),
};
