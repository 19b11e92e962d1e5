import { newYorkDay } from '../calendar.ts';
import { ARXIV_INTERVAL } from '../http/limits.ts';
import type { HttpResponse } from '../http/request.ts';
import { parseElements, strangeEntriesFailure } from '../response-parsing.ts';
import { type Source, toFileName, urlOf } from '../source.ts';

/**
 * The papers that arXiv announced today in some categories. The feed holds one day; on weekends it is empty.
 */
export function announcements(categories: readonly string[]): Source {
  const joined = [...new Set(categories)].sort().join('+');
  return {
    name: 'arXiv announcements',
    home: 'https://rss.arxiv.org',
    interval: ARXIV_INTERVAL,
    host: 'arxiv',
    async fetch({ client, inbox, clock, base, say }) {
      const { bytes, items, day } = await client.get(urlOf(base, `/rss/${joined}`), (answer) => ({
        bytes: answer.bytes,
        ...checkFeed(answer, newYorkDay(clock.now())),
      }));
      if (items > 0) await inbox.save(`announcements/${day}-${toFileName(joined)}.xml`, bytes);
      say(items > 0 ? `${day}  ${items} announcements` : `${day}  nothing was announced, as on weekends`);
    },
  };
}

const ITEM = 'rss/channel/item';

/** The number of announcements in a feed, and its day. */
function checkFeed(answer: HttpResponse, today: string): { items: number; day: string } {
  const outline = parseElements(answer, ['rss'], [ITEM, `${ITEM}/title`, 'rss/channel/pubDate']);
  const [items, named] = [outline(ITEM).length, outline(`${ITEM}/title`).length];
  if (items > 0 && named === 0) throw strangeEntriesFailure(answer, items, items);
  const time = Date.parse(outline('rss/channel/pubDate')[0]?.text ?? '');
  return { items, day: Number.isNaN(time) ? today : newYorkDay(time) };
}
