import { describe, expect, test } from 'vitest';
import {
  limitScans,
  MAX_SCANS,
  ScanBudgetExceeded,
  unlessExceeded,
} from '../../../src/search/engine/scan-budget.ts';
import { search } from '../../../src/search/engine/search.ts';
import { FakeEngine } from './fake-engine.ts';

const QUERY = { words: 'steel', phrases: [], excluded: [] };
const FILTERS = { topics: [], years: [] };
const SCAN = { isSufficient: async () => true };

describe('the scan budget', () => {
  test('ends with its own error, which counts as no result', async () => {
    const engine = new FakeEngine([{ title: 'Steel' }]);
    const limited = limitScans(engine, 2);
    await limited.find(QUERY, FILTERS, SCAN);
    expect((await limited.find(QUERY, FILTERS, SCAN)).matches).toHaveLength(1);
    await expect(limited.find(QUERY, FILTERS, SCAN)).rejects.toThrow(ScanBudgetExceeded);
    expect(await unlessExceeded(() => limited.find(QUERY, FILTERS, SCAN))).toBeUndefined();
    expect(engine.scans).toHaveLength(2);
  });

  test('hides no other error', async () => {
    await expect(unlessExceeded(() => Promise.reject(new Error('No connection.')))).rejects.toThrow(
      'No connection.',
    );
  });

  test('limits scans only', async () => {
    const engine = new FakeEngine([{ title: 'Steel', authors: ['Wei Muster'] }]);
    const limited = limitScans(engine, 0);
    expect(await limited.isTitle('steel')).toBe(true);
    expect(await limited.matchTerm('steel')).toBe('exact');
    expect(await limited.findAuthors({ name: 'Wei Muster', isWhole: true })).toHaveLength(1);
    expect(await limited.findAuthorsNamed({ name: 'Wei Muster', isWhole: true })).toHaveLength(1);
    engine.incomplete = true;
    expect(limited.incomplete).toBe(true);
  });

  // The most expensive queries: as many words as are searched, all of them misspelled, in an archive that has their stems.
  test.each([3, 40])('suffices for a query of %i misspelled words', async (count) => {
    const names = Array.from({ length: count }, (_, at) => `${letters(at)}abcdefgh`);
    const papers = Array.from({ length: 10 }, () => ({ title: names.join(' ') }));
    const engine = new FakeEngine(papers, { infrequent: names, hasRoutingTable: false });
    const query = names.map((name) => name.replace('cd', 'dc')).join(' ');
    const state = { query, topic: '', year: '', sort: 'relevance' } as const;
    const response = await search(engine, state, { shown: 10, isAll: false, topics: [] });
    expect(engine.scans.length).toBeLessThan(MAX_SCANS);
    expect(response.count).toBe(10);
  });
});

/** Three letters for a number, other ones for each number. */
function letters(number: number): string {
  return [number % 20, Math.floor(number / 20), 7].map((at) => String.fromCharCode(97 + at)).join('');
}
