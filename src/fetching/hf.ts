import { z } from 'zod';
import type { Day } from '../paper/days.ts';
import { daysFrom, newestDailyDay, shiftDay } from './calendar.ts';
import { FetchFailure } from './http/failure.ts';
import { HUGGING_FACE_INTERVAL } from './http/limits.ts';
import { isSameSite } from './http/redirect.ts';
import { parseArray, strangeEntriesFailure } from './response-parsing.ts';
import { type FetchContext, type Source, urlOf } from './source.ts';

// Days that were fetched while votes and papers still arrived. They are fetched once more later.
const UNSETTLED_FILE = 'hf-daily/.young.json';
const MOST_PAGES = 100;
// After this many broken days in a row the run ends.
const MOST_BROKEN = 3;

/** Hugging Face's daily papers, one file a day: one day, or every day since one. */
export function huggingFace(wanted: { readonly date: Day } | { readonly since: Day }): Source {
  return {
    name: 'Hugging Face',
    home: 'https://huggingface.co',
    interval: HUGGING_FACE_INTERVAL,
    host: 'hf',
    async fetch(fetching) {
      const newest = newestDailyDay(fetching.clock.now());
      const days = 'date' in wanted ? [wanted.date] : daysFrom(wanted.since, newest);
      const unsettled = new Set(await fetching.inbox.readState(UNSETTLED_FILE, z.array(z.string()), []));
      const there: Day[] = [];
      let broken = 0;
      for (const day of days) {
        const outcome = await fetchDay(day, { fetching, newest, unsettled });
        if (outcome === 'there') there.push(day);
        broken = outcome === 'broken' ? broken + 1 : 0;
        if (broken === MOST_BROKEN) break;
      }
      if (there.length > 0)
        fetching.say(`${there.length === 1 ? there[0] : `${there.length} days`}  already there`);
    },
  };
}

interface DailyRun {
  readonly fetching: FetchContext;
  readonly newest: Day;
  readonly unsettled: Set<Day>;
}

async function fetchDay(day: Day, run: DailyRun): Promise<'there' | 'asked' | 'broken'> {
  const { fetching, newest, unsettled } = run;
  const { inbox, say } = fetching;
  const name = `hf-daily/${day}.json`;
  const settled = day < shiftDay(newest, -1);
  const former = await inbox.read(name);
  if (former !== undefined && settled && !unsettled.has(day)) return 'there';
  try {
    const { items, bytes } = await pagesOf(day, fetching, former);
    if (items === 0 && isEmptyForNow(day, newest, former)) {
      say(`${day}  no papers${day < newest ? '; the saved ones are kept' : ' yet'}`);
      return 'asked';
    }
    await inbox.save(name, bytes);
    await updateUnsettled(day, settled, run);
    say(`${day}  ${items} papers`);
    return 'asked';
  } catch (error) {
    // A broken day must not prevent the later ones. A source that is not available ends the run.
    if (!(error instanceof FetchFailure) || error.retryable) throw error;
    fetching.fail(new FetchFailure(`${day}: ${error.message}`, error));
    return 'broken';
  }
}

/** Whether an empty response is ignored: the day is not over, or has had papers before. */
function isEmptyForNow(day: Day, newest: Day, former: Uint8Array | undefined): boolean {
  return day >= newest || (former !== undefined && Buffer.from(former).toString().trim() !== '[]');
}

async function updateUnsettled(day: Day, settled: boolean, { fetching, unsettled }: DailyRun): Promise<void> {
  if (settled === !unsettled.has(day)) return;
  if (settled) unsettled.delete(day);
  else unsettled.add(day);
  await fetching.inbox.writeState(UNSETTLED_FILE, [...unsettled].sort());
}

const itemSchema = z.looseObject({ paper: z.looseObject({ id: z.string().min(1) }) });

/** Checks that the items of a day are papers. @throws {FetchFailure} if all are, or if some are and the day has been saved before. */
function checkItems(items: readonly unknown[], former: Uint8Array | undefined, url: URL): void {
  const strange = items.filter((item) => !itemSchema.safeParse(item).success).length;
  if (strange > 0 && (former !== undefined || strange === items.length))
    throw strangeEntriesFailure({ url }, strange, items.length);
}

/** All pages of a day: the bytes as received if there is one page, else one JSON array of all items. */
async function pagesOf(
  day: Day,
  { client, base }: FetchContext,
  former: Uint8Array | undefined,
): Promise<{ items: number; bytes: Uint8Array }> {
  const items: unknown[] = [];
  const first = urlOf(base, '/api/daily_papers', { date: day, limit: '100' });
  let url: URL | undefined = first;
  const seen = new Set<string>();
  while (url !== undefined) {
    if (seen.has(url.href) || seen.size === MOST_PAGES)
      throw new FetchFailure(`${url.host} has no last page for ${day}.`, { retryable: false });
    seen.add(url.href);
    const page: { list: unknown[]; bytes: Uint8Array; next: URL | undefined } = await client.get(
      url,
      (answer) => ({
        list: parseArray(answer),
        bytes: answer.bytes,
        next: nextPage(answer.url, answer.headers.get('link')),
      }),
    );
    items.push(...page.list);
    url = page.next;
    if (url !== undefined) continue;
    checkItems(items, former, first);
    if (seen.size === 1) return { items: items.length, bytes: page.bytes };
  }
  return { items: items.length, bytes: Buffer.from(`${JSON.stringify(items, null, 1)}\n`) };
}

/** The target of `Link: <…>; rel="next"` (RFC 8288), resolved against the page's address. */
function nextPage(from: URL, link: string | null): URL | undefined {
  const target = /<([^>]*)>\s*;[^,<]*\brel="?next\b/i.exec(link ?? '')?.[1];
  if (target === undefined) return undefined;
  const next = URL.canParse(target, from) ? new URL(target, from) : undefined;
  if (next !== undefined && isSameSite(from, next)) return next;
  throw new FetchFailure(`${from.host} links to a next page on another site, ${target}.`, {
    retryable: false,
  });
}
