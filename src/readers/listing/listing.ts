import { deferredRead } from '../reading/deferred-read.ts';
import type { Input } from '../reading/input.ts';
import type { Reader } from '../reading/reader.ts';

// JSON, XML, HTML or BibTeX. A title may also begin with a bracket.
const OTHER_FORMAT =
  /^\s*(?:\{\s*["}]|\[\s*(?:[[{"\]]|$)|<[?!]|<(?:html|rss|feed|collection|OAI-PMH)\b|@\w+\s*\{)/i;

/**
 * Text copied from a daily-papers page: titles and abstracts, with or without blank lines between them. Below
 * an abstract may stand the number of authors, a date and the number of comments.
 */
export const listing: Reader = {
  name: 'listing',
  label: 'text copied from a daily-papers page',
  datesByCapture: true,

  detect({ name, ...input }: Input): number {
    const head = input.head.slice(0, 20_000);
    if (OTHER_FORMAT.test(head)) return 0;
    if (/^get trending papers|^\s*[•·]\s*\d+ authors?\s*$/im.test(head)) return 0.9;
    if (/^(?!.*[.:]\r?$).{10,200}\r?\n(?:\s*\n)?.{200,}$/m.test(head)) return 0.4;
    return /\.txt$/i.test(name) ? 0.1 : 0;
  },

  read: deferredRead(async () => (await import('./entries.ts')).readEntries),
};
