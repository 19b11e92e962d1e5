import { describe, expect, test } from 'vitest';
import { search } from '../../../src/search/engine/search.ts';
import { readState } from '../../../src/search/query/search-params.ts';
import { FakeEngine, type FakeOptions } from './fake-engine.ts';

const PAPERS = [
  {
    title: 'Drying clay slowly',
    abstract: 'Clay bricks crack when a kiln heats them too fast.',
    authors: ['Ada Kiln'],
  },
  { title: 'Bridges over rivers', abstract: 'Steel bridges carry trains across wide rivers.' },
  { title: 'Feeding bees in winter', abstract: 'Sugar keeps a colony of bees alive until spring.' },
  { title: 'Bricks from river mud', abstract: 'Mud of rivers makes bricks without a kiln.' },
];
const OPTIONS = { shown: 10, isAll: false, topics: [] };

async function answerTo(
  query: string,
  options: FakeOptions = { hasSemanticIndex: true },
  withNearest = false,
) {
  const engine = new FakeEngine(PAPERS, options);
  const answer = await search(engine, readState(`?q=${encodeURIComponent(query)}`), {
    ...OPTIONS,
    withNearest,
  });
  return {
    answer,
    scans: engine.scans.length,
    titles: answer.hits.map(({ meta }) => meta.title),
    nearest: answer.nearest?.hits.map(({ meta }) => meta.title),
  };
}

describe('a description', () => {
  const DESCRIPTION = 'how can I make bricks from the mud of a river where there is no kiln to heat them';

  test('is answered by the nearest papers, although none has all of its words, and nothing is scanned', async () => {
    const { titles, nearest, scans } = await answerTo(DESCRIPTION);
    expect(titles).toEqual([]);
    expect(nearest).toEqual(['Bricks from river mud', 'Drying clay slowly', 'Bridges over rivers']);
    expect(scans).toBe(0);
  });

  test('may be a question of few words', async () => {
    expect((await answerTo('why do clay bricks crack?')).nearest?.[0]).toBe('Drying clay slowly');
  });

  test('finds a paper with all of its words above the others', async () => {
    const paper = 'Clay bricks crack when a kiln heats them too fast. Drying clay slowly.';
    const { titles, nearest } = await answerTo(`${paper} Ada Kiln, brick by brick: 2603.00000`);
    expect(titles).toEqual(['Drying clay slowly']);
    expect(nearest).toEqual(['Bricks from river mud']);
  });

  test('that is the title of a paper finds the paper, and does not load the semantic index', async () => {
    const title =
      'Measuring how long bricks from river mud keep warm after a kiln without windows cools slowly overnight';
    const engine = new FakeEngine([...PAPERS, { title }], { hasSemanticIndex: true });
    const answer = await search(engine, readState(`?q=${encodeURIComponent(title)}`), OPTIONS);
    expect(answer.hits.map(({ meta }) => meta.title)).toEqual([title]);
    expect(answer.nearest).toBeUndefined();
    expect(engine.scans).toHaveLength(1);
  });

  test('in capitals throughout is a description too', async () => {
    expect((await answerTo(DESCRIPTION.toUpperCase())).nearest?.[0]).toBe('Bricks from river mud');
  });

  test('whose words are capitalised is searched as a title with a slip first', async () => {
    const title =
      'Measuring How Long Bricks from River Mud Keep Warm after a Kiln without Windows Cools Slowly Overnight';
    const engine = new FakeEngine([...PAPERS, { title }], { hasSemanticIndex: true });
    const slip = title.replace('Overnight', 'Overnite');
    const answer = await search(engine, readState(`?q=${encodeURIComponent(slip)}`), OPTIONS);
    expect(answer.hits.map(({ meta }) => meta.title)).toEqual([title]);
    expect(answer.nearest).toBeUndefined();
  });

  test('keeps the meaning of names, excluded words and phrases', async () => {
    expect((await answerTo(`${DESCRIPTION} author:"Ada Kiln"`)).nearest).toEqual(['Drying clay slowly']);
  });

  test('is searched as before if the archive knows hardly any of its words', async () => {
    const { nearest, answer } = await answerTo('warum brennen ziegel im ofen schneller als clay');
    expect(nearest).toBeUndefined();
    expect(answer.count).toBe(0);
  });

  test('is searched as before without a semantic index', async () => {
    expect((await answerTo(DESCRIPTION, {})).nearest).toBeUndefined();
  });
});

describe('a query of few words', () => {
  test('offers the nearest papers below the few that have every word, and shows them on demand', async () => {
    const { titles, nearest, answer } = await answerTo('steel rivers');
    expect(titles).toEqual(['Bridges over rivers']);
    expect([nearest, answer.offersNearest]).toEqual([undefined, true]);
    const more = await answerTo('steel rivers', { hasSemanticIndex: true }, true);
    expect(more.titles).toEqual(['Bridges over rivers']);
    expect(more.nearest).toEqual(['Bricks from river mud']);
    expect(more.answer.offersNearest).toBe(false);
  });

  test.each([['bees'], ['Ada Kiln'], ['zzzz']])('offers none for %s', async (query) => {
    expect((await answerTo(query)).answer.offersNearest).toBe(false);
  });

  test('of which no paper has all words shows the nearest ones alone', async () => {
    const { titles, nearest } = await answerTo('sugar bricks');
    expect(titles).toEqual([]);
    expect(nearest?.toSorted()).toEqual([
      'Bricks from river mud',
      'Drying clay slowly',
      'Feeding bees in winter',
    ]);
  });

  test.each(['bees', 'Ada Kiln', '2603.00001', 'author:kiln'])('%s is searched as before', async (query) => {
    expect((await answerTo(query)).nearest).toBeUndefined();
  });

  test('says why each paper is near', async () => {
    const { answer } = await answerTo('sugar bricks');
    const bees = answer.nearest?.hits.find(({ meta }) => meta.title.includes('bees'));
    expect(bees).toMatchObject({ shared: ['sugar'], close: ['sugar'] });
  });
});

describe('papers like another', () => {
  test('are found by its title and abstract, without the paper itself', async () => {
    const { answer, titles, nearest } = await answerTo('like:2603.00000');
    expect(titles).toEqual([]);
    expect(answer.likeTitle).toBe('Drying clay slowly');
    expect(nearest?.[0]).toBe('Bricks from river mud');
    expect(nearest).not.toContain('Drying clay slowly');
  });

  test('are within the filters of the query', async () => {
    expect((await answerTo('like:2603.00003 author:"Ada Kiln"')).nearest).toEqual(['Drying clay slowly']);
  });

  test('are not found for an id that no paper has', async () => {
    const { answer, nearest } = await answerTo('like:2603.99999');
    expect(answer.likeTitle).toBe('');
    expect(nearest).toBeUndefined();
  });
});
