import { type Month, monthOf } from '../../paper/days.ts';
import { isReservedName } from '../../paper/identifiers/file-names.ts';
import { byListedThenVotes } from '../editions/sort-orders.ts';
import type { PaperSummary } from '../paper/paper-summary.ts';
import type { Topic, TopicsFile } from './topics-file.ts';

/** A topic with its papers, newest first. */
export interface TopicPapers {
  readonly topic: Topic;
  readonly papers: readonly PaperSummary[];
  /** The same papers by the month in which they were listed, newest month first; papers without a day are last. */
  readonly months: ReadonlyMap<Month | 'undated', readonly PaperSummary[]>;
}

export interface Topics {
  /** Every topic in the order of the topics file, including those without papers. */
  readonly all: readonly TopicPapers[];
  /** The same topics by group, in the order of the topics file; groups without topics are left out. */
  readonly groups: ReadonlyMap<string, readonly TopicPapers[]>;
  get(slug: string): TopicPapers | undefined;
  /** The topics of a paper, best match first. */
  ofPaper(id: string): readonly Topic[];
}

/** The names of topics by group, in the order of the topics file. */
export type Groups = readonly {
  readonly group: string;
  readonly topics: readonly Pick<Topic, 'slug' | 'label' | 'was'>[];
}[];

/** The names of all topics by group. */
export function groupsOf({ groups }: Topics): Groups {
  return [...groups].map(([group, topics]) => ({
    group,
    topics: topics.map(({ topic: { slug, label, was } }) => ({ slug, label, ...(was && { was }) })),
  }));
}

/** The slugs of a topic with pages and feeds: its current slug, then its former ones. Pages of former slugs redirect. */
export function currentAndFormerSlugs({ slug, was = [] }: Pick<Topic, 'slug' | 'was'>): string[] {
  return [slug, ...was.filter((former) => !isReservedName(former))];
}

/** Groups the papers by topic. `topicsOf` returns the slugs of a paper's topics. The order of `papers` does not matter. */
export function createTopics<P extends PaperSummary>(
  papers: readonly P[],
  file: Pick<TopicsFile, 'groups' | 'topics'>,
  topicsOf: (paper: P) => readonly string[],
): Topics {
  return groupByTopic(papers.toSorted(byListedThenVotes), file, topicsOf);
}

/** Groups papers that are in the order of {@link byListedThenVotes} by topic, in one pass. */
export function groupByTopic<P extends PaperSummary>(
  papers: Iterable<P>,
  { groups, topics }: Pick<TopicsFile, 'groups' | 'topics'>,
  topicsOf: (paper: P) => readonly string[],
): Topics {
  const topicBySlug = new Map(topics.map((topic) => [topic.slug, topic]));
  const found = new Map<string, PaperSummary[]>(topics.map(({ slug }) => [slug, []]));
  const ofPaper = new Map<string, Topic[]>();
  for (const paper of papers) {
    const own = topicsOf(paper).flatMap((slug) => topicBySlug.get(slug) ?? []);
    ofPaper.set(paper.id, own);
    for (const { slug } of own) found.get(slug)?.push(paper);
  }
  const all = topics.map((topic) => topicPapers(topic, found.get(topic.slug) ?? []));
  const bySlug = new Map(all.map((each) => [each.topic.slug, each]));
  const byGroup = Map.groupBy(all, ({ topic }) => topic.group);
  const usedGroups = groups.filter((group) => byGroup.has(group));
  return {
    all,
    groups: new Map(usedGroups.map((group) => [group, byGroup.get(group) ?? []])),
    get: (slug) => bySlug.get(slug),
    ofPaper: (id) => ofPaper.get(id) ?? [],
  };
}

function topicPapers(topic: Topic, papers: readonly PaperSummary[]): TopicPapers {
  const months = Map.groupBy(papers, ({ listed }) => (listed === undefined ? 'undated' : monthOf(listed)));
  return { topic, papers, months };
}
