import type { CatalogPaper } from '../catalog/paper/catalog-paper.ts';
import { UsageError } from '../commands/usage-error.ts';
import { countWaiting, editionsToClose } from './editions/closing.ts';
import { appendEditions, type EditionRecord, readEditionRecord } from './editions/edition-record.ts';
import { type DigestEdition, digestEditions } from './editions/editions.ts';
import { type EditionKey, type Frequency, frequencyOf } from './editions/frequency.ts';

export interface PublishingOptions {
  readonly contentDir: string;
  readonly papers: readonly CatalogPaper[];
  readonly now: Date;
  /** The one edition that is wanted; by default all that are due. */
  readonly key?: EditionKey | undefined;
  /** Whether the record stays as it is. */
  readonly isDryRun: boolean;
}

/** The editions of the frequencies that were asked for. */
export interface Published {
  /** All editions by frequency, oldest first. */
  readonly all: ReadonlyMap<Frequency, readonly DigestEdition[]>;
  /** Those that are new in the record. */
  readonly fresh: readonly DigestEdition[];
  /** The number of papers that wait for the next edition of a day. */
  readonly waiting: number;
}

/**
 * Adds the editions that are due to the record. An edition of the record never changes, so a feed and mails agree.
 * @throws {UsageError} if the edition that is wanted has no papers.
 */
export function publishEditions({ contentDir, papers, now, key, isDryRun }: PublishingOptions): Published {
  const frequencies: readonly Frequency[] = key === undefined ? ['day', 'week'] : [frequencyOf(key)];
  const all = new Map<Frequency, readonly DigestEdition[]>();
  const fresh: DigestEdition[] = [];
  let waiting = 0;
  for (const frequency of frequencies) {
    const before = readEditionRecord(contentDir, frequency);
    const today = now.toISOString().slice(0, 10);
    const { start, editions } = editionsToClose(frequency, { papers, record: before, today, only: key });
    const published = `${now.toISOString().slice(0, 19)}Z`;
    const added = editions.map(({ edition, papers: ids }) => ({ edition, published, papers: [...ids] }));
    const first = start === undefined ? undefined : { start: start.start, papers: [...start.papers] };
    if (!isDryRun) appendEditions(contentDir, frequency, first, added);
    const record: EditionRecord | undefined =
      before === undefined && first === undefined
        ? undefined
        : {
            start: before?.start ?? first?.start ?? '',
            earlier: before?.earlier ?? first?.papers ?? [],
            editions: [...(before?.editions ?? []), ...added],
          };
    if (frequency === 'day') waiting = countWaiting(papers, record);
    const known = digestEditions(frequency, papers, record);
    all.set(frequency, known);
    fresh.push(...known.filter(({ key: name }) => added.some(({ edition }) => edition === name)));
  }
  if (key !== undefined && !all.get(frequencyOf(key))?.some((edition) => edition.key === key))
    throw new UsageError(
      `There is no edition ${key}: no paper was listed then.`,
      'Choose another one; archive.html of the site shows which days have papers.',
    );
  return { all, fresh, waiting };
}
