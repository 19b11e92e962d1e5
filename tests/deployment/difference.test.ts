import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf } from '../../src/deployment/difference.ts';
import type { Manifest } from '../../src/deployment/manifest.ts';

const file = (path: string, digit = '0') => ({ path, bytes: 1, sha256: digit.repeat(64) });

const anyManifest: fc.Arbitrary<Manifest> = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom('a.html', 'b.html', 'c.js', 'd.css', 'e/f.html'), fc.constantFrom('0', '1')),
    {
      selector: ([path]) => path,
    },
  )
  .map((files) => files.map(([path, digit]) => file(path, digit)));

describe('the difference between two sites', () => {
  test('is what has changed, the pages last, and what is no longer there', () => {
    const old = [file('a.html'), file('b.js'), file('c.html'), file('d.html')];
    const current = [file('a.html', '1'), file('b.js', '1'), file('d.html'), file('e.css')];
    const { uploads, deletions } = differenceOf(old, current);
    expect(uploads.map(({ path }) => path)).toEqual(['b.js', 'e.css', 'a.html']);
    expect(deletions).toEqual(['c.html']);
  });

  test('is nothing for the same site', () => {
    expect(differenceOf([file('a.html')], [file('a.html')])).toEqual({ uploads: [], deletions: [] });
  });

  test('makes the old site the new one', () => {
    fc.assert(
      fc.property(anyManifest, anyManifest, (old, current) => {
        const host = new Map(old.map((each) => [each.path, each.sha256]));
        const { uploads, deletions } = differenceOf(old, current);
        for (const { path, sha256 } of uploads) host.set(path, sha256);
        for (const path of deletions) host.delete(path);
        expect(host).toEqual(new Map(current.map(({ path, sha256 }) => [path, sha256])));
      }),
    );
  });
});
