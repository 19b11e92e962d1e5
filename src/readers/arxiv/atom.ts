import { deferredRead } from '../reading/deferred-read.ts';
import type { Input } from '../reading/input.ts';
import type { Reader } from '../reading/reader.ts';
import { ATOM } from './namespaces.ts';

/** A response of arXiv's query API (https://info.arxiv.org/help/api/user-manual.html): an Atom feed. */
export const arxivAtom: Reader = {
  name: 'arxiv-atom',
  label: 'arXiv query (Atom)',
  mayBeEmpty: true,

  detect({ head }: Input): number {
    if (!head.includes(ATOM) || !/<(?:[\w.-]+:)?feed[\s>]/.test(head)) return 0;
    if (/announce_type|rss\.arxiv\.org/.test(head)) return 0;
    return /arxiv\.org\/(?:api|abs)\/|arxiv\.org\/schemas\/atom/.test(head) ? 0.9 : 0;
  },

  read: deferredRead(async () => (await import('./atom-entries.ts')).readEntries),
};
