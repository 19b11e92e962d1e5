import { UsageError } from '../commands/usage-error.ts';
import { announcements } from '../fetching/arxiv/announcements.ts';
import { oai } from '../fetching/arxiv/oai.ts';
import { arxiv } from '../fetching/arxiv/query.ts';
import { newestDailyDay, shiftDay, utcDay } from '../fetching/calendar.ts';
import { huggingFace } from '../fetching/hf.ts';
import type { Source } from '../fetching/source.ts';
import { type SourceSettings, sourcesSettings } from '../site/source-settings.ts';

const MOST_RESULTS = 200;
const FORMS = 'Write hf, announcements:cs.CL,cs.LG, arxiv:cs.CL or oai:cs:cs:CL.';

/** A source that the settings name, and the label by which messages and `status.json` name it. */
export interface DailySource {
  readonly label: string;
  readonly base: string | undefined;
  readonly source: Source;
}

/**
 * The sources of the settings. Sources with an archive are asked for the last `days` days, so that a run makes up for the runs that
 * failed before it; days that are in the inbox are not fetched again.
 * @param now in milliseconds since 1970.
 */
export function dailySources(settings: readonly SourceSettings[], days: number, now: number): DailySource[] {
  return settings.map((one) => ({
    label: labelOf(one),
    base: one.base,
    source: sourceOf(one, days, now),
  }));
}

function sourceOf(
  { from, categories = [], query, max, set = '' }: SourceSettings,
  days: number,
  now: number,
): Source {
  switch (from) {
    case 'hf':
      return huggingFace({ since: shiftDay(newestDailyDay(now), -days) });
    case 'announcements':
      return announcements(categories);
    case 'arxiv':
      return arxiv({ query, categories, max: max ?? MOST_RESULTS });
    case 'oai':
      return oai({ set, prefix: 'arXiv', from: shiftDay(utcDay(now), -days) });
  }
}

function labelOf({ from, categories = [], query, set }: SourceSettings): string {
  return [
    from,
    ...categories,
    ...(query === undefined ? [] : [query]),
    ...(set === undefined ? [] : [set]),
  ].join(' ');
}

/**
 * The source that a text on the command line names: `hf`, `announcements:cs.CL,cs.LG`, `arxiv:cs.CL` or `oai:cs:cs:CL`.
 * @throws {UsageError} if it names none.
 */
export function sourceNamed(text: string): SourceSettings {
  const [, from = '', value] = /^([^:]*)(?::(.*))?$/su.exec(text.trim()) ?? [];
  const more =
    value === undefined
      ? {}
      : from === 'oai'
        ? { set: value }
        : { categories: value.split(',').map((each) => each.trim()) };
  const result = sourcesSettings.safeParse([{ from, ...more }]);
  const source = result.data?.[0];
  if (source !== undefined) return source;
  const reason = result.error?.issues[0]?.message ?? 'it is empty';
  throw new UsageError(`“${text}” is not a source: ${reason}.`, FORMS);
}
