import { describe, expect, test } from 'vitest';
import { createEditions } from '../../../src/catalog/editions/editions.ts';
import { monthsOf } from '../../../src/catalog/editions/periods.ts';
import { createTopics } from '../../../src/catalog/topics/topics.ts';
import { parseTopicsFile } from '../../../src/catalog/topics/topics-file.ts';
import {
  comparisonOf,
  RISING,
  risingFormula,
  risingTopics,
} from '../../../src/catalog/trends/rising-topics.ts';
import { paper } from '../papers.ts';

const vocabulary = parseTopicsFile(
  `groups: [Water]
topics:
  - { slug: lakes, label: Lakes, group: Water, description: Still water., phrases: [lake] }
  - { slug: rivers, label: Rivers, group: Water, description: Running water., phrases: [river] }
`,
  'topics.yaml',
);
const volumes = (papers: ReturnType<typeof paper>[]) => monthsOf(createEditions(papers).dated);
const shelves = (papers: ReturnType<typeof paper>[]) =>
  createTopics(papers, vocabulary, ({ title }) =>
    vocabulary.topics.flatMap(({ slug }) => (title.toLowerCase().includes(slug.slice(0, -1)) ? slug : [])),
  ).all;
const many = (count: number, listed: string, title: string, abstract = '') =>
  Array.from({ length: count }, () => paper({ listed, title, abstract }));

describe('what rises', () => {
  const before = many(60, '2026-01-05', 'Otter lakes', 'Otters swim.');
  const rising = [
    ...before,
    ...many(20, '2026-02-05', 'Otter lakes', 'Otters swim.'),
    ...many(9, '2026-02-06', 'Beaver River Dams', 'Here a beaver river dams: beaver rivers.'),
    ...many(4, '2026-02-07', 'Heron'),
  ];

  test('are topics in the same way', () => {
    const comparison = comparisonOf(volumes(rising));
    const topics = comparison === undefined ? [] : risingTopics(comparison, shelves(rising));
    expect(topics.map(({ topic, paperCount }) => [topic.slug, paperCount])).toEqual([['rivers', 9]]);
  });

  test('are told against the months before the last, as many as the formula says', () => {
    expect(comparisonOf(volumes(many(5, '2026-02-05', 'Otters')))).toBeUndefined();
    expect(comparisonOf(new Map())).toBeUndefined();
    const papers = ['2025-02-28', '2025-03-01', '2026-01-31', '2026-02-01'].flatMap((listed) =>
      many(1, listed, listed),
    );
    const comparison = comparisonOf(volumes(papers));
    expect(comparison?.month).toBe('2026-02');
    expect(comparison?.before.map(({ day }) => day)).toEqual(['2025-03-01', '2026-01-31']);
    expect(risingFormula({ withTerms: false })).toContain(`up to ${RISING.months} months before`);
  });

  test('are explained with their own numbers, words only where there are some', () => {
    const [whole, topicsAlone] = [risingFormula({ withTerms: true }), risingFormula({ withTerms: false })];
    expect(whole).toContain(`one in ${RISING.namedIn} of its papers`);
    for (const text of [whole, topicsAlone])
      expect(text).toMatch(
        new RegExp(`fewer than ${RISING.minPapers} papers .*least score is ${RISING.minScore}`),
      );
    expect(topicsAlone).not.toMatch(/word|phrase|title/);
  });

  test('score as the logarithm of the odds ratio in standard errors', () => {
    const comparison = comparisonOf(volumes(rising));
    const [first] = comparison === undefined ? [] : risingTopics(comparison, shelves(rising));
    const [a, b, c, d] = [9.5, 24.5, 0.5, 60.5];
    expect(first?.score).toBeCloseTo(Math.log((a * d) / (b * c)) / Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d));
  });
});
