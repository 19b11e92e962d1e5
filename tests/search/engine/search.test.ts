import { expect, test } from 'vitest';
import { preloadQuery } from '../../../src/search/engine/search.ts';
import { FakeEngine } from './fake-engine.ts';

class PreloadingEngine extends FakeEngine {
  readonly preloaded: string[] = [];

  async preloadTerms(words: string): Promise<void> {
    this.preloaded.push(words);
  }
}

async function preloadedFor(query: string): Promise<readonly string[]> {
  const engine = new PreloadingEngine([]);
  await preloadQuery(engine, query);
  expect(engine.scans).toEqual([]);
  return engine.preloaded;
}

test('the words of a short query are preloaded, and nothing is searched', async () => {
  expect(await preloadedFor('sparse attention')).toEqual(['sparse attention']);
});

test('words that are not searched for are not preloaded', async () => {
  expect(await preloadedFor('the attention topic:reasoning')).toEqual(['attention']);
});

test.each(['', 'at', 'one two three four', '2603.01234', 'topic:reasoning'])(
  'nothing is preloaded for “%s”',
  async (query) => {
    expect(await preloadedFor(query)).toEqual([]);
  },
);
