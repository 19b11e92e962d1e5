import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Digested, digestOfGiven } from '../../src/targets/digested.ts';
import { ROUTES } from '../../src/targets/routes.ts';
import { stringifyInputs } from '../../src/targets/serialization.ts';
import { filePathOf } from '../../src/targets/target.ts';
import { anyEdit } from '../building/rendering/edits.ts';
import { type SmallSite, siteOf } from '../building/rendering/small-site.ts';
import { START } from '../building/rendering/start.ts';

interface Group {
  readonly digest: string;
  /** The path of each file, its inputs, and the records of the papers in them. */
  readonly targets: readonly (readonly [path: string, inputs: string, records: readonly string[]])[];
}

/** The groups with a digest. */
function groupsOf(small: SmallSite): Map<string, Group> {
  const site = siteOf(small, '/nowhere');
  const groups = new Map<string, Group>();
  for (const { pattern, groups: own } of ROUTES)
    for (const { name, digest, targets } of own(site)) {
      if (digest === undefined) continue;
      const made = targets().map(({ params, inputs }) => {
        const { json, papers } = stringifyInputs(inputs());
        return [filePathOf(pattern, params), json, [...papers].map(site.recordDigest)] as const;
      });
      groups.set(`${pattern} ${name}`, { digest: digest(), targets: made });
    }
  return groups;
}

describe('a group of targets', () => {
  test('has the same targets with the same inputs as long as its digest is the same, after any edits', () => {
    let same = 0;
    fc.assert(
      fc.property(
        fc.array(anyEdit, { minLength: 1, maxLength: 4 }),
        fc.array(anyEdit, { maxLength: 8 }),
        (edits, before) => {
          const first = before.reduce((site, edit) => edit.apply(site), START);
          const [former, now] = [
            groupsOf(first),
            groupsOf(edits.reduce((site, edit) => edit.apply(site), first)),
          ];
          for (const [name, { digest, targets }] of now) {
            const known = former.get(name);
            if (known?.digest !== digest) continue;
            same += 1;
            expect([name, targets]).toEqual([name, known.targets]);
          }
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 400) },
    );
    expect(same).toBeGreaterThan(100);
  });
});

describe('a digest of what a group is given', () => {
  const given = (digest: string) => ({
    day: '2026-03-04',
    cards: new Digested(
      () => digest,
      () => [1],
    ),
  });

  test('changes with plain values, and with the digests of parts', () => {
    expect(digestOfGiven(given('a'))).toBe(digestOfGiven(given('a')));
    expect(digestOfGiven(given('b'))).not.toBe(digestOfGiven(given('a')));
    expect(digestOfGiven({ ...given('a'), day: '2026-03-05' })).not.toBe(digestOfGiven(given('a')));
  });

  test.each([
    ['a map', new Map()],
    ['a function', () => 1],
    ['an object of a class', new (class Thing {})()],
  ])('cannot be made of %s, whose changes it would not have', (_, value) => {
    expect(() => digestOfGiven({ ...given('a'), value })).toThrow('without a digest in `value`');
  });
});
