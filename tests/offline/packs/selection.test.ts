import { describe, expect, test } from 'vitest';
import { readPackManifest } from '../../../src/offline/packs/pack-manifest.ts';
import {
  monthsOf,
  NOTHING_SELECTED,
  packsFor,
  readSelection,
  type Selection,
} from '../../../src/offline/packs/selection.ts';
import { packOf } from './packs.ts';

const newest = packOf('pages', ['2026-03-05', '2026-03-05']);
const before = packOf('pages', ['2026-03-04', '2026-03-04']);
const february = packOf('pages', ['2026-02-02', '2026-02-27']);
const january = packOf('pages', ['2026-01-05', '2026-01-30']);
const undated = packOf('pages');
const lists = packOf('lists');
const newShard = packOf('search', ['2026-02-01', '2026-03-31']);
const oldShard = packOf('search', ['2025-01-01', '2026-01-31']);
const words = packOf('search');
const all = [newest, before, february, january, undated, lists, newShard, oldShard, words];

const select = (more: Partial<Selection>) => packsFor({ ...NOTHING_SELECTED, ...more }, all);

describe('the packs of a selection', () => {
  test('are none if no papers are selected', () => {
    expect(select({ lists: true, search: true })).toEqual([]);
  });

  test('are those of its months, with the shards of these months and what every search needs', () => {
    expect(select({ months: ['2026-01'] })).toEqual([january, oldShard, words]);
    expect(select({ months: ['2026-01', '2026-03'], search: false })).toEqual([newest, before, january]);
  });

  test('are those of the newest days', () => {
    expect(select({ newestDays: 1, search: false })).toEqual([newest]);
    expect(select({ newestDays: 2, search: false })).toEqual([newest, before]);
    expect(select({ newestDays: 3, search: false })).toEqual([newest, before, february]);
    expect(select({ newestDays: 99, search: false })).toEqual([newest, before, february, january]);
  });

  test('are all of them if everything is selected, with lists only on request', () => {
    expect(select({ isEverything: true })).toEqual(all.filter((pack) => pack !== lists));
    expect(select({ isEverything: true, lists: true })).toHaveLength(all.length);
  });
});

test('months are listed with the newest first', () => {
  expect(monthsOf(all)).toEqual(['2026-03', '2026-02', '2026-01']);
});

test('a stored selection is read again, and anything else is none', () => {
  const selection = { ...NOTHING_SELECTED, months: ['2026-01'], newestDays: 7, lists: true };
  expect(readSelection(structuredClone(selection))).toEqual(selection);
  for (const other of [undefined, null, 7, {}, { months: [3], newestDays: 1 }])
    expect(readSelection(other)).toBeUndefined();
});

describe('a list of packs', () => {
  const text = (packs: unknown, version: unknown = 4) => JSON.stringify({ version, packs });

  test('is read as it was written', () => {
    expect(readPackManifest(text(all)).packs).toEqual(all);
  });

  test('is refused if it is damaged or of a later version', () => {
    for (const damaged of [
      '',
      'null',
      '{}',
      text([{}]),
      text([{ ...newest, file: '../x.pack' }]),
      text([{ ...newest, days: ['2026'] }]),
    ])
      expect(() => readPackManifest(damaged)).toThrow('list of packs');
    expect(() => readPackManifest(text(all, 5))).toThrow('Reload this page');
  });
});
