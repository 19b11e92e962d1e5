import { describe, expect, test } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { paper } from './papers.ts';

const options = { topicsFile: { groups: [], topics: [] }, topicsOf: () => [], language: 'en-GB' };

describe('the catalog', () => {
  test('leads from a former id to its paper, unless another paper has that id now', () => {
    const moved = paper({ id: 'now', aliases: ['then', 'taken'] });
    const { aliases } = createCatalog([moved, paper({ id: 'taken' })], options);
    expect([...aliases].map(([alias, { id }]) => [alias, id])).toEqual([['then', 'now']]);
  });

  test('makes one view of each paper', () => {
    const one = paper();
    const { view } = createCatalog([one], options);
    expect(view(one)).toBe(view(one));
  });

  test('knows what a paper is related to, and nothing of a paper that it does not have', () => {
    const abstract = 'Sparse attention makes transformers quick.';
    const [old, young, ...others] = ['a', 'b', 'c', 'd', 'e'].map((id, at) =>
      paper({
        id,
        listed: `2026-03-0${at + 1}`,
        title: at < 2 ? 'Sparse Attention' : `Sample ${id}`,
        abstract: at < 2 ? abstract : '',
      }),
    );
    const papers = [old, young, ...others].filter((one) => one !== undefined);
    const { relatedTo } = createCatalog(papers, options);
    expect(relatedTo('b').map(({ paper: { id } }) => id)).toEqual(['a']);
    expect(relatedTo('a')).toEqual([]);
    expect(relatedTo('z')).toEqual([]);
  });

  test('is quick with many papers', () => {
    const papers = Array.from({ length: 20_000 }, (_, i) =>
      paper({ listed: `20${10 + (i % 15)}-0${1 + (i % 9)}-1${i % 10}` }),
    );
    const start = performance.now();
    const { editions } = createCatalog(papers, options);
    expect(editions.placeOf(papers[7]?.id ?? '')?.number).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
