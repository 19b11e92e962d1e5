import { describe, expect, test } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { growthOf } from '../growth.ts';
import { paper } from './papers.ts';

const options = { topicsFile: { groups: [], topics: [] }, topicsOf: () => [], language: 'en-GB' };

function dayAfter(days: number): string {
  return new Date(Date.UTC(2000, 0, 1 + days)).toISOString().slice(0, 10);
}

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

  test.each([
    ['a day each', dayAfter],
    ['one day', () => dayAfter(0)],
  ])('is created in a time proportional to the number of papers, with %s', async (_, dayOf) => {
    const papers = Array.from({ length: 20_000 }, (_, at) => paper({ listed: dayOf(at) }));
    const create = (size: number) => {
      const { editions } = createCatalog(papers.slice(0, size), options);
      expect(papers.slice(0, size).filter(({ id }) => editions.placeOf(id) === undefined)).toEqual([]);
    };
    expect(await growthOf(create, 10_000)).toBeLessThan(3);
  });
});
