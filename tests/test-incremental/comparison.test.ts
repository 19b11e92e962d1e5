import { describe, expect, test } from 'vitest';
import { differencesOf, type Tree } from '../../scripts/test-incremental/comparison.ts';

const treeOf = (files: Readonly<Record<string, string>>): Tree =>
  new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
const NONE = new Map<string, string>();

describe('the comparison of an incremental site with a clean one', () => {
  const clean = treeOf({ 'index.html': 'new', 'pagefind/b.pf': 'b' });

  test('finds nothing if both have the same files', () => {
    expect(differencesOf(clean, clean, treeOf({}), NONE)).toEqual([]);
  });

  test('finds files that differ, that are missing, and that no clean site has', () => {
    const site = treeOf({ 'index.html': 'old', 'old.html': 'old' });
    expect(differencesOf(site, clean, treeOf({}), NONE)).toEqual([
      expect.stringContaining('index.html differs at byte 0'),
      'pagefind/b.pf is missing',
      'old.html is in no clean site',
    ]);
  });

  test('allows files of the former index as they were, and no others', () => {
    const site = new Map([...clean, ...treeOf({ 'pagefind/a.pf': 'a' })]);
    expect(differencesOf(site, clean, treeOf({ 'pagefind/a.pf': 'a' }), NONE)).toEqual([]);
    expect(differencesOf(site, clean, treeOf({ 'pagefind/a.pf': 'z' }), NONE)).toHaveLength(1);
    expect(differencesOf(site, clean, treeOf({}), NONE)).toHaveLength(1);
  });

  test('finds a file that no build made, and that is lost or changed', () => {
    const own = new Map([['CNAME', 'mine']]);
    expect(differencesOf(clean, clean, treeOf({}), own)).toEqual([expect.stringContaining('CNAME')]);
    const site = new Map([...clean, ...treeOf({ CNAME: 'mine' })]);
    expect(differencesOf(site, clean, treeOf({}), own)).toEqual([]);
  });
});
