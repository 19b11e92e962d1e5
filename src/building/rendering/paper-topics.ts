import { createTopicFinder } from '../../catalog/topics/paper-topics.ts';
import type { TopicsFile } from '../../catalog/topics/topics-file.ts';
import { digestOf } from '../../store/checked-json.ts';
import { digestOfCode } from '../../store/code.ts';
import { factsOf } from '../../store/snapshot/facts.ts';
import type { Snapshot } from '../../store/snapshot/snapshot.ts';
import { papersById } from './snapshot-papers.ts';

/** The folders of the code that finds the topics of a paper. */
const TOPIC_CODE = ['catalog', 'paper', 'site'];

/** The slugs of the topics of each paper by its id. Only papers that are new or changed are classified, unless a rule has changed. */
export async function topicsById(
  snapshot: Snapshot,
  topicsFile: TopicsFile,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const find = createTopicFinder(topicsFile);
  const code = digestOf(`${await digestOfCode(TOPIC_CODE)} ${JSON.stringify(topicsFile)}`);
  const topics = new Map<string, readonly string[]>();
  const papers = [...papersById(snapshot).values()];
  for (const { paper, fact } of factsOf(
    snapshot,
    { name: 'topics', code, derive: ({ paper: own }) => find(own) },
    papers,
  ))
    if (paper.id !== undefined) topics.set(paper.id, fact);
  return topics;
}
