import type { CatalogPaper } from '../../catalog/paper/catalog-paper.ts';
import type { PaperSummary } from '../../catalog/paper/paper-summary.ts';
import type { EditionRecord } from './edition-record.ts';
import { type EditionKey, editionKeyOf, type Frequency, lastDayOf } from './frequency.ts';

/** An edition of the digest: papers that are mailed together. */
export interface DigestEdition<P extends PaperSummary = CatalogPaper> {
  readonly key: EditionKey;
  readonly frequency: Frequency;
  /** When it was published, in UTC, with seconds. */
  readonly published: string;
  readonly papers: readonly P[];
}

/**
 * All editions, oldest first. Those of the record have the papers that it names, unless they were taken off the site. Before the
 * record began, or without one, an edition has the papers that were listed in its day or week, and counts as published on its
 * last day; a week is only there if a later one has papers, so that it is complete.
 */
export function digestEditions<P extends PaperSummary>(
  frequency: Frequency,
  papers: readonly P[],
  record: EditionRecord | undefined,
): DigestEdition<P>[] {
  const byId = new Map(papers.flatMap((paper) => namesOf(paper).map((name) => [name, paper])));
  const find = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => byId.get(id) ?? []))];
  const byKey = Map.groupBy(record === undefined ? papers : find(record.earlier), ({ listed }) =>
    listed === undefined ? undefined : editionKeyOf(frequency, listed),
  );
  const keys = [...byKey.keys()].filter((key) => key !== undefined).sort();
  const complete = frequency === 'week' && record === undefined ? keys.slice(0, -1) : keys;
  const earlier = complete
    .filter((key) => record === undefined || key < record.start)
    .map((key) => editionOf(key, `${lastDayOf(key)}T00:00:00Z`, byKey.get(key) ?? []));
  const recorded = (record?.editions ?? []).map(({ edition, published, papers: ids }) =>
    editionOf(edition, published, find(ids)),
  );
  return [...earlier, ...recorded].filter((edition) => edition.papers.length > 0);

  function editionOf(key: EditionKey, published: string, own: readonly P[]): DigestEdition<P> {
    return { key, frequency, published, papers: own };
  }
}

function namesOf({ id, aliases = [] }: PaperSummary): string[] {
  return [id, ...aliases];
}
