import { describe, expect, test } from 'vitest';
import type { SearchResponse } from '../../../src/search/engine/search-response.ts';
import { IndexMissing, ScriptMissing } from '../../../src/search/retrieval/search-engine.ts';
import { countSentence, failureOf } from '../../../src/search/ui/messages.ts';

const FACETS = { counts: {}, isLowerBound: () => false };
const ANSWER: SearchResponse = {
  state: { query: 'clay bricks', topic: '', year: '', sort: 'relevance' },
  count: 0,
  hits: [],
  topics: FACETS,
  years: FACETS,
  searched: 100,
  remaining: 0,
  isRemainderOlder: true,
  authors: [],
  hasSemanticIndex: true,
  offersNearest: false,
  unknownTopics: [],
  omittedTerms: [],
  isRelaxed: false,
  incomplete: false,
};
const sentenceFor = (parts: Partial<SearchResponse>) => countSentence({ ...ANSWER, ...parts });
const LONG = {
  ...ANSWER.state,
  query: 'how to make bricks from mud where there is no kiln and no wood to heat it',
};

describe('the sentence about the results', () => {
  test('says how many papers a query finds', () => {
    expect(sentenceFor({ count: 1 })).toBe('1 paper for “clay bricks”');
    expect(sentenceFor({ count: 1200, remaining: 5 })).toBe(
      '1,200 papers among the newest 100 for “clay bricks”',
    );
  });

  test('says that the nearest papers follow, and repeats a short query only', () => {
    const nearest = { count: 50, hits: [] };
    expect(sentenceFor({ nearest })).toBe('No paper has all words of “clay bricks”; the 50 nearest follow');
    expect(sentenceFor({ nearest, count: 2 })).toBe(
      '2 papers for “clay bricks”; the 50 nearest others follow',
    );
    expect(sentenceFor({ nearest, state: LONG })).toBe(
      'No paper has all words of “how to make bricks from mud where there is no kiln and no wo…”; the 50 nearest follow',
    );
    expect(sentenceFor({ nearest: { count: 1, hits: [] } })).toContain('the nearest one follows');
    expect(sentenceFor({ nearest: { count: 0, hits: [] }, count: 1 })).toBe('1 paper for “clay bricks”');
  });

  test('names the paper to which others are similar', () => {
    const state = { ...ANSWER.state, query: 'like:2603.00001' };
    const nearest = { count: 50, hits: [] };
    expect(sentenceFor({ state, likeTitle: 'Clay', nearest })).toBe('The 50 papers most similar to “Clay”');
    expect(sentenceFor({ state, likeTitle: 'Clay' })).toBe('Nothing similar to “Clay” was found');
    expect(sentenceFor({ state, likeTitle: '' })).toBe('No paper has the id in “like:2603.00001”');
  });
});

describe('the message for a search that fails', () => {
  test('offers to reload if the script is gone, and to search again if the index is', () => {
    const { message, remedy } = failureOf(new ScriptMissing('no worker'));
    expect(message).toContain('the site has been updated since this page was opened');
    expect(remedy).toBe('reload');
    expect(failureOf(new IndexMissing('no index')).remedy).toBe('retry');
  });
});
