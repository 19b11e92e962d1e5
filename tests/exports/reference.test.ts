import { describe, expect, test } from 'vitest';
import { referenceOf } from '../../src/exports/reference.ts';
import { paper } from '../paper/papers.ts';

describe('a reference', () => {
  test('has authors, year, publication and address, as far as they are known', () => {
    const one = paper({
      authors: [{ name: 'Ada Example' }, { name: 'Bela Muster' }, { name: 'Sam Sample' }],
      published: '2026-03-02',
      venue: 'Journal of Samples',
    });
    expect(referenceOf(one)).toEqual({
      authors: 'Ada Example, Bela Muster and Sam Sample',
      year: 2026,
      facts: ['Journal of Samples', 'arXiv:2603.01234'],
      address: 'https://arxiv.org/abs/2603.01234',
    });
    expect(referenceOf(paper({ id: 'a-b' }))).toEqual({ facts: [] });
  });

  test('links to the DOI if there is one', () => {
    expect(referenceOf(paper({ doi: '10.1000/a?b' })).address).toBe('https://doi.org/10.1000/a%3Fb');
  });

  test('names the volume of a journal, and two authors without a comma', () => {
    const one = paper({
      id: 'a-b',
      venue: 'Transactions of Samples, Volume 9',
      authors: [{ name: 'Ada Example' }, { name: 'Bela Muster' }],
    });
    expect(referenceOf(one)).toMatchObject({
      authors: 'Ada Example and Bela Muster',
      facts: ['Transactions of Samples 9'],
    });
  });

  test('counts the authors that it does not name', () => {
    const authors = Array.from({ length: 3300 }, (_, at) => ({ name: `Author ${at}` }));
    expect(referenceOf(paper({ authors })).authors).toMatch(/^Author 0, .*Author 5 and 3,294 others$/u);
  });

  test('notes that a paper is withdrawn', () => {
    expect(referenceOf(paper({ withdrawn: '2026-03-09' })).facts[0]).toBe('Withdrawn on 2026-03-09');
  });
});
