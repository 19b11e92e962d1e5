import { describe, expect, test } from 'vitest';
import { agreement, judges } from '../../scripts/eval-related/judges.ts';
import { takesPart } from '../../scripts/eval-search/halves.ts';
import type { Paper } from '../../src/paper/schema.ts';

function paper(id: string, primary: string | undefined, ...names: string[]): Paper {
  return {
    id,
    title: id,
    abstract: '',
    sources: ['listing'],
    authors: names.map((name) => ({ name })),
    ...(primary !== undefined && { arxiv: { primary, categories: [] } }),
  };
}

const [own, same, other, bare] = [
  paper('own', 'cs.CL', 'Zoë Ångström', 'Ben Hill'),
  paper('same', 'cs.CL', 'Zoe Angstrom'),
  paper('other', 'cs.CV', 'Ann Lake'),
  paper('bare', undefined),
];
const [topic, category, author] = judges(({ id }) => (id === 'other' ? [] : ['otters']));

describe('the agreement of lists', () => {
  test('is the share of listed papers that have something in common with theirs', () => {
    if (topic === undefined || category === undefined || author === undefined) throw new Error('No judges.');
    const lists = [{ paper: own, listed: [same, other] }];
    expect([topic, category, author].map((judge) => agreement(judge, lists))).toEqual([0.5, 0.5, 0.5]);
  });

  test('leaves out papers that cannot be judged', () => {
    if (category === undefined) throw new Error('No judge.');
    const lists = [
      { paper: own, listed: [same] },
      { paper: bare, listed: [other, same] },
    ];
    expect(agreement(category, lists)).toBe(1);
    expect(agreement(category, [{ paper: bare, listed: [same] }])).toBeNaN();
  });
});

test('each question is in one half', () => {
  for (const at of [0, 1, 2, 3])
    expect([takesPart(at, 'tune'), takesPart(at, 'held')].filter(Boolean)).toHaveLength(1);
  expect(takesPart(5, 'both')).toBe(true);
});
