import type { DerivedCache } from '../../catalog/paper/derived-cache.ts';
import { createTopicFinder } from '../../catalog/topics/paper-topics.ts';
import type { TopicsFile } from '../../catalog/topics/topics-file.ts';
import type { Paper } from '../../paper/schema.ts';
import { digestOf } from '../../store/checked-json.ts';
import { digestOfCode } from '../../store/code.ts';
import type { ListedPaper } from '../../store/snapshot/listed-paper.ts';
import type { Snapshot } from '../../store/snapshot/snapshot.ts';
import { folderFacts } from '../derived/folder-facts.ts';

/** The folders of the code that finds the topics of a paper, and reads what was found. */
export const TOPIC_CODE = ['building/derived', 'building/rendering', 'catalog', 'paper', 'site', 'store'];

/** The slugs of the topics of each paper by its id. Only papers that are new or changed are classified, unless a rule has changed. */
export async function topicsById(
  snapshot: Snapshot,
  topicsFile: TopicsFile,
  papers: readonly ListedPaper[],
  cache: DerivedCache,
): Promise<ReadonlyMap<string, readonly string[]>> {
  // Most builds classify papers, but not one in which nothing but a setting has changed.
  let find: ReturnType<typeof createTopicFinder> | undefined;
  const code = digestOf(`${digestOfCode(TOPIC_CODE)} ${JSON.stringify(topicsFile)}`);
  const derive = ({ paper }: { readonly paper: Paper }) => {
    find ??= createTopicFinder(topicsFile);
    return find(paper);
  };
  const topics = new Map<string, readonly string[]>();
  for await (const { papers: own, facts } of folderFacts(
    snapshot,
    { name: 'topics', code, derive },
    papers,
    cache,
  ))
    for (const [at, { id }] of own.entries()) {
      const slugs = facts[at];
      if (id !== undefined && slugs !== undefined) topics.set(id, slugs);
    }
  return topics;
}
