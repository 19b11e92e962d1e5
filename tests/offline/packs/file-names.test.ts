import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNames, isCompressed, nameInPack } from '../../../src/offline/packs/file-names.ts';
import { fragmentFile } from '../../../src/search/pagefind/fragment.ts';

test('the name of stored fields counts from the oldest paper on', () => {
  expect(nameInPack(fragmentFile(0), 100)).toBe(fragmentFile(99));
  expect(nameInPack(fragmentFile(99), 100)).toBe(fragmentFile(0));
});

test('it stays the same when newer papers are added', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), fc.nat(60), (older, newer, added) => {
      const before = nameInPack(fragmentFile(newer), older + newer + 1);
      expect(nameInPack(fragmentFile(newer + added), older + newer + added + 1)).toBe(before);
    }),
  );
});

test('other files, packs of other files, and papers that the shard does not have keep their names', () => {
  expect(nameInPack('index/0.pf_index', 100)).toBe('index/0.pf_index');
  expect(nameInPack('fragment/zz.pf_fragment', 100)).toBe('fragment/zz.pf_fragment');
  expect(nameInPack(fragmentFile(3), undefined)).toBe(fragmentFile(3));
  expect(nameInPack(fragmentFile(100), 100)).toBe(fragmentFile(100));
});

test('texts have a name of their own, since packs have them compressed', () => {
  expect(nameInPack('metadata.json', 100)).toBe('metadata.json.gz');
  expect(['0.txt', 'shards.json'].map((path) => isCompressed(nameInPack(path, undefined)))).toEqual([
    true,
    true,
  ]);
  expect([fragmentFile(3), 'pagefind.1.js'].some((path) => isCompressed(nameInPack(path, 9)))).toBe(false);
});

test('names with numbers are in the order of their numbers', () => {
  const names = Array.from({ length: 1200 }, (_, number) => fragmentFile(number));
  expect(names.toSorted(compareNames)).toEqual(names);
});
