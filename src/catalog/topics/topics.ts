import { type Month, monthOf } from '../../paper/days.ts';
import { isReservedName } from '../../paper/identifiers/file-names.ts';
import { byListedThenVotes } from '../editions/sort-orders.ts';
import type { CatalogPaper } from '../paper/catalog-paper.ts';
import type { Topic, Vocabulary } from './topics-file.ts';

/** The papers on one topic, newest first, and the same by the month in which they were listed. */
export interface TopicShelf {
  readonly topic: Topic;
  readonly papers: readonly CatalogPaper[];
  /** Newest month first, papers of no known day last. */
  readonly months: ReadonlyMap<Month | 'undated', readonly CatalogPaper[]>;
}

export interface Topics {
  /** Every topic of the vocabulary in its order, those without papers too. */
  readonly shelves: readonly TopicShelf[];
  /** The shelves by the vocabulary's groups, in its order. */
  readonly groups: ReadonlyMap<string, readonly TopicShelf[]>;
  get(slug: string): TopicShelf | undefined;
  /** The topics of a paper, the fittest first. */
  ofPaper(id: string): readonly Topic[];
}

/** The slugs under which pages and feeds of a topic stand: its own, then those that it had before. */
export function addressesOf({ slug, was = [] }: Pick<Topic, 'slug' | 'was'>): string[] {
  return [slug, ...was.filter((former) => !isReservedName(former))];
}

/** Puts the papers on the shelves of the vocabulary's topics, in one pass. */
export function createTopics(
  papers: readonly CatalogPaper[],
  { groups, topics }: Pick<Vocabulary, 'groups' | 'topics'>,
  topicsOf: (paper: CatalogPaper) => readonly string[],
): Topics {
  const bySlug = new Map(topics.map((topic) => [topic.slug, topic]));
  const found = new Map<string, CatalogPaper[]>(topics.map(({ slug }) => [slug, []]));
  const ofPaper = new Map<string, Topic[]>();
  for (const paper of papers) {
    const own = topicsOf(paper).flatMap((slug) => bySlug.get(slug) ?? []);
    ofPaper.set(paper.id, own);
    for (const { slug } of own) found.get(slug)?.push(paper);
  }
  const shelves = topics.map((topic) => shelf(topic, found.get(topic.slug) ?? []));
  const shelfOf = new Map(shelves.map((each) => [each.topic.slug, each]));
  const inGroups = Map.groupBy(shelves, ({ topic }) => topic.group);
  const filled = groups.filter((group) => inGroups.has(group));
  return {
    shelves,
    groups: new Map(filled.map((group) => [group, inGroups.get(group) ?? []])),
    get: (slug) => shelfOf.get(slug),
    ofPaper: (id) => ofPaper.get(id) ?? [],
  };
}

function shelf(topic: Topic, found: readonly CatalogPaper[]): TopicShelf {
  const papers = found.toSorted(byListedThenVotes);
  const months = Map.groupBy(papers, ({ listed }) => (listed === undefined ? 'undated' : monthOf(listed)));
  return { topic, papers, months };
}
