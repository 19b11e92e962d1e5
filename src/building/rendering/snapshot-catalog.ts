import type { Catalog } from '../../catalog/catalog.ts';
import { summaryCatalog } from '../../catalog/site-catalog.ts';
import { digestOfCode } from '../../store/code.ts';
import type { ListedPaper } from '../../store/snapshot/listed-paper.ts';
import type { Snapshot } from '../../store/snapshot/snapshot.ts';
import { derivedFiles } from '../derived/derived-files.ts';
import { keptTopics } from './kept-topics.ts';
import { readSummaries } from './paper-summaries.ts';
import { topicsById } from './paper-topics.ts';
import { papersById, recordReader, reportProblems, reportUnreadable } from './snapshot-papers.ts';

/** The folders of the code that relates papers, and counts their phrases. */
export const DERIVING_CODE = [
  'building/derived',
  'building/rendering',
  'catalog',
  'for-you',
  'paper',
  'search/analysis',
  'site',
  'store',
  'text',
  'vectors',
];

/** A catalog, and the files of its papers by id. */
export interface SnapshotCatalog {
  readonly catalog: Catalog;
  readonly files: ReadonlyMap<string, ListedPaper>;
}

/**
 * The catalog of the papers in a snapshot, which must stay open as long as the catalog is used. It holds summaries; records are read when
 * they are needed. `report` gets a message for each file that was left out, `notice` one if what was derived from papers was damaged.
 */
export async function snapshotCatalog(
  snapshot: Snapshot,
  report: (problem: string) => void,
  notice?: (text: string) => void,
): Promise<SnapshotCatalog> {
  reportProblems(snapshot, report);
  const files = papersById(snapshot);
  const listed = [...files.values()];
  const cache = derivedFiles(digestOfCode(DERIVING_CODE), undefined, notice);
  const topicsFile = keptTopics(cache);
  const topics = await topicsById(snapshot, topicsFile, listed, cache);
  const read = recordReader(snapshot, files);
  const { papers, textDigests } = await readSummaries(snapshot, listed, cache, (missing) =>
    reportUnreadable(snapshot, missing, report),
  );
  const catalog = summaryCatalog(papers, topicsFile, {
    topicsOf: ({ id }) => topics.get(id) ?? [],
    recordOf: ({ id }) => read(id),
    textDigestOf: ({ id }) => textDigests.get(id) ?? '',
    cache,
  });
  return { catalog, files };
}
