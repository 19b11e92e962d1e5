import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInPart, itemsOfPart, parsePart, partName } from '../../../src/building/split/part.ts';

const counts = fc.integer({ min: 1, max: 12 });
const partsOf = (of: number) => Array.from({ length: of }, (_, at) => ({ number: at + 1, of }));

describe('a part of a build', () => {
  test('is read as it is written', () => {
    expect(parsePart('3/8')).toEqual({ number: 3, of: 8 });
    expect(partName(parsePart('1000/1000'))).toBe('1000/1000');
  });

  test.each(['', '3', '0/8', '9/8', '3/0', '-1/8', '3/8/2', '3 / 8', '1/1001', '3/99999', '½'])(
    'is not “%s”',
    (text) => {
      expect(() => parsePart(text)).toThrow('is no part of a build');
    },
  );

  test('shares every page with no other part', () => {
    fc.assert(
      fc.property(fc.string(), counts, (path, of) => {
        expect(partsOf(of).filter((part) => isInPart(path, part))).toHaveLength(1);
      }),
    );
  });

  test('shares every item of a list with no other part', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), counts, (items, of) => {
        const shared = partsOf(of).flatMap((part) => itemsOfPart(items, part));
        expect(shared.toSorted()).toEqual(items.toSorted());
      }),
    );
  });

  test('has about as many pages as the others', () => {
    const paths = Array.from({ length: 4000 }, (_, at) => `papers/2603.${at}.html`);
    for (const part of partsOf(4)) {
      const own = paths.filter((path) => isInPart(path, part)).length;
      expect(own).toBeGreaterThan(800);
      expect(own).toBeLessThan(1200);
    }
  });
});
