import { expect, test } from 'vitest';
import { withRecentLists } from '../../../src/offline/packs/pack-downloader.ts';
import { packOf } from './packs.ts';

const DAY = 24 * 60 * 60_000;

test('lists are loaded anew once a week, and other packs at once', () => {
  const stored = [
    { ...packOf('lists'), storedAt: 10 * DAY },
    { ...packOf('pages'), storedAt: 0 },
  ];
  const offered = [packOf('pages'), packOf('lists')];
  const [page] = offered;
  expect(withRecentLists(offered, stored, 16 * DAY)).toEqual([page, stored[0]]);
  expect(withRecentLists(offered, stored, 18 * DAY)).toEqual(offered);
  expect(withRecentLists(offered, [], 16 * DAY)).toEqual(offered);
  expect(withRecentLists([packOf('search')], stored, 16 * DAY)).toHaveLength(1);
});

test('lists are loaded anew at once if fewer are there than the host has, as after an interruption', () => {
  const stored = [{ ...packOf('lists'), storedAt: 10 * DAY }];
  const offered = [packOf('pages'), packOf('lists'), packOf('lists')];
  expect(withRecentLists(offered, stored, 11 * DAY)).toEqual(offered);
});
