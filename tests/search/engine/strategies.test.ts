import { describe, expect, test } from 'vitest';
import { EMPTY, executeQuery, type ResultSet } from '../../../src/search/engine/execute-query.ts';
import { limitScans } from '../../../src/search/engine/scan-budget.ts';
import { search } from '../../../src/search/engine/search.ts';
import { toSearchRequest } from '../../../src/search/engine/search-request.ts';
import type { SearchResponse } from '../../../src/search/engine/search-response.ts';
import {
  runStrategies,
  type SearchAttempt,
  STRATEGIES,
  type Strategy,
} from '../../../src/search/engine/strategies.ts';
import { classifyTerms } from '../../../src/search/engine/unknown-terms.ts';
import { readState } from '../../../src/search/query/search-params.ts';
import type { SearchEngine } from '../../../src/search/retrieval/search-engine.ts';
import { FakeEngine, type FakeOptions } from './fake-engine.ts';

const PAPERS = [
  { title: 'Lanterns for quiet harbours', abstract: 'A lantern was lit.', authors: ['Ada Example'] },
  { title: 'Bridges over rivers', abstract: 'Steel bridges carry trains.', authors: ['Wei Muster'] },
  { title: 'Steel lanterns', abstract: 'Rivers and trains at night.', authors: ['Jaming Probe'] },
  { title: 'James on lamps', abstract: 'A lamp for rivers.', authors: ['Wei Muster'] },
];
const WORDS: FakeOptions = {
  frequent: ['for', 'steel', 'rivers', 'trains', 'over'],
  infrequent: ['lanterns', 'lantern', 'quiet', 'harbours', 'bridges', 'night'],
};
const OPTIONS = { shown: 10, isAll: false, topics: [] };
const NO_ROUTES = { ...WORDS, hasRoutingTable: false };

const stateOf = (query: string) => readState(`?q=${encodeURIComponent(query)}`);
const titles = ({ hits }: Pick<SearchResponse, 'hits'>) => hits.map(({ meta }) => meta.title);

async function attemptOf(engine: SearchEngine, query: string, options = OPTIONS): Promise<SearchAttempt> {
  const request = await toSearchRequest(engine, stateOf(query), options);
  let results: Promise<ResultSet> | undefined;
  const literalResults = () => {
    results ??= executeQuery(engine, request);
    return results;
  };
  return { engine, request, terms: await classifyTerms(engine, request), literalResults };
}

/** The titles that a single strategy finds, and how it changed the query; `undefined` where it passes. */
async function runAlone(name: string, query: string, engine: FakeOptions = WORDS, options = OPTIONS) {
  const strategy = STRATEGIES.find((each) => each.name === name);
  if (strategy === undefined) throw new Error(`No strategy is named ${name}.`);
  const outcome = await strategy.run(await attemptOf(new FakeEngine(PAPERS, engine), query, options));
  return outcome && { titles: titles(outcome.results), fallback: outcome.fallback };
}

describe('a strategy', () => {
  test('corrects a title before any shard is searched', async () => {
    const name = 'title with an unknown term corrected';
    expect(await runAlone(name, 'lantersn for quiet harbours')).toEqual({
      titles: ['Lanterns for quiet harbours'],
      fallback: { correctedQuery: 'lanterns for quiet harbours' },
    });
    expect(await runAlone(name, 'lanterns for quiet harbours')).toBeUndefined();
    expect(await runAlone(name, 'lantersn for quiet rivers')).toBeUndefined();
  });

  test('searches a query as typed unless one of its words is unknown', async () => {
    expect(await runAlone('as typed', 'steel bridges')).toEqual({
      titles: ['Bridges over rivers'],
      fallback: {},
    });
    // Only the stems match.
    expect(await runAlone('as typed', 'stealth bridges')).toBeUndefined();
    expect(await runAlone('as typed', 'steel zzzxy bridges')).toBeUndefined();
  });

  test('corrects a title in which another word of the papers is typed', async () => {
    const papers = [...PAPERS, { title: 'Quite another text' }];
    const name = 'title with a known term corrected';
    const strategy = STRATEGIES.find((each) => each.name === name);
    const attempt = await attemptOf(new FakeEngine(papers, WORDS), 'lanterns for quite harbours');
    const outcome = await strategy?.run(attempt);
    expect(outcome?.fallback).toEqual({ correctedQuery: 'lanterns for quiet harbours' });
    expect(await runAlone(name, 'lantersn for quiet harbours')).toBeUndefined();
  });

  test('corrects the spelling', async () => {
    expect(await runAlone('spelling corrected', 'steel brigdes')).toEqual({
      titles: ['Bridges over rivers'],
      fallback: { correctedQuery: 'steel bridges' },
    });
    expect(await runAlone('spelling corrected', 'steel bridges')).toBeUndefined();
  });

  test('takes words that no hit contains as names of authors', async () => {
    // The paper that is shown has James, which the index takes for the same word.
    const shown = { ...OPTIONS, shown: 1 };
    expect(await runAlone('author names', 'rivers jaming', NO_ROUTES, shown)).toEqual({
      titles: ['Steel lanterns'],
      fallback: {},
    });
    expect(await runAlone('author names', 'rivers zzzxy', NO_ROUTES)).toBeUndefined();
  });

  test('leaves out words that no paper has', async () => {
    expect(await runAlone('without unknown terms', 'steel bridges zzzxy')).toEqual({
      titles: ['Bridges over rivers'],
      fallback: { omittedTerms: ['zzzxy'] },
    });
    expect(await runAlone('without unknown terms', 'steel bridges over')).toBeUndefined();
  });

  test('takes papers with some of the words where their stems match', async () => {
    expect(await runAlone('some terms', 'stealth rivers', NO_ROUTES)).toEqual({
      titles: expect.arrayContaining(['Steel lanterns', 'Bridges over rivers']),
      fallback: {},
    });
    expect(await runAlone('some terms', 'stealth ripe', NO_ROUTES)).toBeUndefined();
  });

  test('takes papers with most of the words', async () => {
    expect(await runAlone('relaxed', 'steel trains night quiet')).toEqual({
      titles: ['Steel lanterns'],
      fallback: { isRelaxed: true },
    });
    expect(await runAlone('relaxed', 'steel zzzxy wwwwv')).toBeUndefined();
  });
});

describe('the strategies', () => {
  test('are tried in this order', () => {
    expect(STRATEGIES.map(({ name }) => name)).toEqual([
      'title with an unknown term corrected',
      'as typed',
      'title with a known term corrected',
      'spelling corrected',
      'author names',
      'nearest to few words',
      'without unknown terms',
      'some terms',
      'relaxed',
      'nearest',
    ]);
  });

  test('end with the first one that has results', async () => {
    const tried: string[] = [];
    const strategy = (name: string, hasResults: boolean): Strategy => ({
      name,
      run: async () => {
        tried.push(name);
        return hasResults ? { results: EMPTY, fallback: { isRelaxed: true } } : undefined;
      },
    });
    const attempt = await attemptOf(new FakeEngine(PAPERS, WORDS), 'steel');
    const strategies = [strategy('a', false), strategy('b', true), strategy('c', true)];
    expect(await runStrategies(attempt, strategies)).toEqual({
      results: EMPTY,
      fallback: { isRelaxed: true },
    });
    expect(tried).toEqual(['a', 'b']);
    expect(await runStrategies(attempt, [strategy('d', false)])).toBeUndefined();
  });

  test.each([
    ['steel bridges', ['Bridges over rivers'], {}],
    [
      'lantersn for quiet harbours',
      ['Lanterns for quiet harbours'],
      { correctedQuery: 'lanterns for quiet harbours' },
    ],
    ['steel brigdes', ['Bridges over rivers'], { correctedQuery: 'steel bridges' }],
    ['steel bridges zzzxy', ['Bridges over rivers'], { omittedTerms: ['zzzxy'] }],
    ['Ada Example', ['Lanterns for quiet harbours'], {}],
    ['2603.00001', ['Bridges over rivers'], {}],
    ['zzzxy', [], {}],
    ['', [], {}],
  ])('answer “%s”', async (query, wanted, changes) => {
    const response = await search(new FakeEngine(PAPERS, WORDS), stateOf(query), OPTIONS);
    expect(titles(response)).toEqual(wanted);
    expect(response).toMatchObject({ omittedTerms: [], isRelaxed: false, ...changes, count: wanted.length });
    expect(response.correctedQuery).toBe('correctedQuery' in changes ? changes.correctedQuery : undefined);
  });

  test('search a query as typed once, however many of them use its results', async () => {
    const engine = new FakeEngine(PAPERS, NO_ROUTES);
    await search(engine, stateOf('stealth ripe'), OPTIONS);
    expect(engine.scans.filter(({ words }) => words === 'stealth ripe')).toHaveLength(1);
  });

  test('change nothing if a part of the index is missing', async () => {
    const engine = new FakeEngine(PAPERS, WORDS);
    engine.incomplete = true;
    const response = await search(engine, stateOf('steel brigdes'), OPTIONS);
    expect([response.correctedQuery, response.incomplete]).toEqual([undefined, true]);
  });

  test('take the results for the query as typed once the budget is used up', async () => {
    const endless: Strategy = {
      name: 'endless',
      run: async ({ engine, literalResults }) => {
        await literalResults();
        for (;;)
          await engine.find(
            { words: 'steel', phrases: [], excluded: [] },
            { topics: [], years: [] },
            {
              isSufficient: async () => true,
            },
          );
      },
    };
    for (const [query, wanted] of [
      ['stealth rivers', true],
      ['stealth ripe', false],
    ] as const) {
      const engine = new FakeEngine(PAPERS, NO_ROUTES);
      const outcome = await runStrategies(await attemptOf(limitScans(engine, 5), query), [endless]);
      expect(engine.scans).toHaveLength(5);
      expect(outcome !== undefined).toBe(wanted);
    }
  });
});
