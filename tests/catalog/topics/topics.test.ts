import { describe, expect, test } from 'vitest';
import { createTopicFinder } from '../../../src/catalog/topics/paper-topics.ts';
import { createTopics, currentAndFormerSlugs } from '../../../src/catalog/topics/topics.ts';
import { parseTopicsFile } from '../../../src/catalog/topics/topics-file.ts';
import { paper, titles } from '../papers.ts';

const vocabulary = parseTopicsFile(
  `groups: [Water, Land]
topics:
  - { slug: hills, label: Hills, group: Land, description: High ground., phrases: [hill] }
  - { slug: lakes, label: Lakes, group: Water, description: Still water., phrases: [lake], categories: [geo.LA] }
  - { slug: rivers, label: Rivers, group: Water, description: Running water., phrases: [river] }
`,
  'topics.yaml',
);
const topicsOf = createTopicFinder(vocabulary);
const shelve = (papers: ReturnType<typeof paper>[]) => createTopics(papers, vocabulary, topicsOf);

describe('topics', () => {
  test('hold every topic of the vocabulary, those without papers too, under its groups in its order', () => {
    const { all, groups } = shelve([paper({ title: 'A river' })]);
    expect(all.map(({ topic, papers }) => [topic.slug, papers.length])).toEqual([
      ['hills', 0],
      ['lakes', 0],
      ['rivers', 1],
    ]);
    expect([...groups].map(([group, own]) => [group, own.map(({ topic }) => topic.slug)])).toEqual([
      ['Water', ['lakes', 'rivers']],
      ['Land', ['hills']],
    ]);
  });

  test('show the newest papers first, those of one day by votes, and undated ones last', () => {
    const { get } = shelve([
      paper({ title: 'Lake without a day' }),
      paper({ title: 'Old lake', listed: '2026-03-02' }),
      paper({ title: 'New lake', listed: '2026-04-01', upvotes: 1 }),
      paper({ title: 'New lake, liked', listed: '2026-04-01', upvotes: 5 }),
    ]);
    const lakes = get('lakes');
    expect(titles(lakes?.papers ?? [])).toEqual([
      'New lake, liked',
      'New lake',
      'Old lake',
      'Lake without a day',
    ]);
    expect([...(lakes?.months ?? [])].map(([month, papers]) => [month, papers.length])).toEqual([
      ['2026-04', 2],
      ['2026-03', 1],
      ['undated', 1],
    ]);
  });

  test('are those that a person pinned, where somebody did, and a pin that the vocabulary lacks is passed over', () => {
    const pinned = paper({ title: 'A lake', topics: ['hills', 'deserts'] });
    const none = paper({ title: 'A lake', topics: [] });
    const { ofPaper } = shelve([pinned, none]);
    expect(ofPaper(pinned.id).map(({ label }) => label)).toEqual(['Hills']);
    expect(ofPaper(none.id)).toEqual([]);
  });

  test('read a title as the text it shows, and look at arXiv categories with the primary one first', () => {
    expect(topicsOf(paper({ title: 'A la\\_ke and a \\*river\\*' }))).toEqual(['rivers']);
    const arxiv = { primary: 'geo.LA', categories: ['x.YZ', 'geo.LA'] };
    expect(topicsOf(paper({ title: 'Depths', abstract: 'The lake.', arxiv }))).toEqual(['lakes']);
  });

  test('are those that a person pinned by a slug that the topic had before', () => {
    const renamed = parseTopicsFile(
      'groups: [Water]\ntopics:\n  - { slug: lakes, label: Lakes, group: Water, description: Still., phrases: [lake], was: [ponds, con] }\n',
      'topics.yaml',
    );
    const finder = createTopicFinder(renamed);
    expect(finder(paper({ title: 'Frogs', topics: ['ponds', 'lakes', 'seas'] }))).toEqual(['lakes']);
    expect(finder(paper({ title: 'Ponds' }))).toEqual([]);
  });

  test('have pages under the slugs that they had before, where files may be called so', () => {
    expect(currentAndFormerSlugs({ slug: 'lakes', was: ['ponds', 'con', 'pools'] })).toEqual([
      'lakes',
      'ponds',
      'pools',
    ]);
    expect(currentAndFormerSlugs({ slug: 'lakes' })).toEqual(['lakes']);
  });
});
