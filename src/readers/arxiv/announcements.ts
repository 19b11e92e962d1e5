import { deferredRead } from '../reading/deferred-read.ts';
import type { Input } from '../reading/input.ts';
import type { Reader } from '../reading/reader.ts';

/** The feeds in which arXiv announces each day's papers (https://info.arxiv.org/help/rss.html), RSS or Atom. */
export const arxivAnnouncements: Reader = {
  name: 'arxiv-announcements',
  label: 'arXiv announcements (RSS or Atom)',
  mayBeEmpty: true,

  detect({ head }: Input): number {
    if (!/<(?:[\w.-]+:)?(?:rss|feed)[\s>]/.test(head)) return 0;
    if (/announce_type|rss\.arxiv\.org/.test(head)) return 0.95;
    return /<rss[\s>]/.test(head) && head.includes('arxiv.org') ? 0.8 : 0;
  },

  read: deferredRead(async () => (await import('./announced-papers.ts')).readAnnouncements),
};
