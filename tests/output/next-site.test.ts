import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NextSite } from '../../src/output/next-site.ts';
import { mergeSorted } from '../../src/output/sorted-paths.ts';
import { temporaryFolder } from './sites.ts';

test('the paths of a site are sorted, whatever was added and left out before', async () => {
  const folder = await temporaryFolder();
  const path = fc.constantFrom('a.txt', 'a.html', 'a/b.html', 'a0', 'ab', 'b', 'é', 'p/1', 'p/10', 'p/2');
  const step = fc.oneof(
    fc.record({ kind: fc.constantFrom('add', 'leave out'), path }),
    fc.constant({ kind: 'list', path: '' }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const site = new NextSite(folder);
      const expected = new Set<string>();
      for (const each of steps)
        if (each.kind === 'add') {
          site.write(each.path, '');
          expected.add(each.path);
        } else if (each.kind === 'leave out') {
          site.leaveOut(each.path);
          expected.delete(each.path);
        } else expect(site.paths()).toEqual([...expected].sort());
      expect(site.paths()).toEqual([...expected].sort());
    }),
    { numRuns: 60 },
  );
});

test('two sorted lists are merged to a sorted one', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 20 }), fc.func(fc.boolean()), (texts, isOne) => {
      const one = texts.filter((text) => isOne(text)).sort();
      const other = texts.filter((text) => !isOne(text)).sort();
      expect(mergeSorted(one, other)).toEqual([...texts].sort());
    }),
  );
});
