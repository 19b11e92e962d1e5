import type { CatalogPaper } from '../../catalog/paper/catalog-paper.ts';
import type { Day } from '../../paper/days.ts';
import type { EditionRecord } from './edition-record.ts';
import { type EditionKey, editionKeyOf, type Frequency, lastDayOf } from './frequency.ts';

/** The editions that are to be added to a record, and its start if there is none yet. */
export interface Closing {
  readonly start?: { readonly start: EditionKey; readonly papers: readonly string[] };
  /** Oldest first, each with the ids of its papers. */
  readonly editions: readonly { readonly edition: EditionKey; readonly papers: readonly string[] }[];
}

export interface ClosingOptions {
  readonly papers: readonly CatalogPaper[];
  readonly record: EditionRecord | undefined;
  /** The current day. Later papers wait, and a week is only due when it is over. */
  readonly today: Day;
  /** Makes this one edition of all papers that wait, instead of an edition for each day or week. */
  readonly only?: EditionKey | undefined;
}

/**
 * The editions that are due: one for each day or week that has new papers and is later than the last edition. A paper that was
 * read in late, for a day that already had its edition, is in the next edition. Every paper is in one edition of the record.
 */
export function editionsToClose(frequency: Frequency, options: ClosingOptions): Closing {
  const { papers, record, today, only } = options;
  const isDue = (key: EditionKey) =>
    key === only || (frequency === 'day' ? key <= today : lastDayOf(key) < today);
  const keyOf = ({ listed }: CatalogPaper) =>
    listed === undefined ? undefined : editionKeyOf(frequency, listed);
  const keys = [...new Set(papers.flatMap((paper) => keyOf(paper) ?? []))].filter(isDue).sort();
  const last = record === undefined ? '' : (record.editions.at(-1)?.edition ?? '');
  const newest = keys.at(-1);
  // A record begins with the newest edition: nobody wants all former ones by mail.
  if (
    newest === undefined ||
    (only !== undefined && (only <= last || (record === undefined && only < newest)))
  )
    return { editions: [] };
  const start = record?.start ?? only ?? newest;
  const earlier =
    record?.earlier ?? papers.filter((paper) => (keyOf(paper) ?? start) < start).map(({ id }) => id);
  const taken = takenBy({ earlier, editions: record?.editions ?? [] });
  const waiting = papers.filter((paper) => isWaiting(paper, taken));
  const due = (only === undefined ? keys : [only]).filter((key) => key >= start && key > last);
  const editions = due.flatMap((key) => {
    const own = waiting.filter((paper) => (keyOf(paper) ?? '\uffff') <= key && !taken.has(paper.id));
    for (const { id } of own) taken.add(id);
    return own.length === 0 ? [] : [{ edition: key, papers: own.map(({ id }) => id) }];
  });
  return {
    ...(record === undefined && editions.length > 0 && { start: { start, papers: earlier } }),
    editions,
  };
}

/** The number of papers that wait for the next edition. Papers without a day are in none. */
export function countWaiting(papers: readonly CatalogPaper[], record: EditionRecord | undefined): number {
  if (record === undefined) return 0;
  const taken = takenBy(record);
  return papers.filter((paper) => paper.listed !== undefined && isWaiting(paper, taken)).length;
}

function takenBy({ earlier, editions }: Pick<EditionRecord, 'earlier' | 'editions'>): Set<string> {
  return new Set([...earlier, ...editions.flatMap(({ papers }) => papers)]);
}

function isWaiting({ id, aliases = [] }: CatalogPaper, taken: ReadonlySet<string>): boolean {
  return ![id, ...aliases].some((name) => taken.has(name));
}
