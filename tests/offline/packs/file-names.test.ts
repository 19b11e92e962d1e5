import { expect, test } from 'vitest';
import { compareNames, isCompressed, nameInPack } from '../../../src/offline/packs/file-names.ts';

test('texts have a name of their own, since packs have them compressed', () => {
  expect(nameInPack('metadata.json')).toBe('metadata.json.gz');
  expect(['0.txt', 'shards.json'].map((path) => isCompressed(nameInPack(path)))).toEqual([true, true]);
  expect(['a1/0.bin', 'pagefind.1.js'].some((path) => isCompressed(nameInPack(path)))).toBe(false);
});

test('names with numbers are in the order of their numbers', () => {
  const names = Array.from({ length: 1200 }, (_, number) => `${number}.txt`);
  expect(names.toSorted(compareNames)).toEqual(names);
});
