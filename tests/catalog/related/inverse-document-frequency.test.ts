import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  inverseDocumentFrequency,
  roundedCount,
} from '../../../src/catalog/related/inverse-document-frequency.ts';

test('a count keeps its three first binary digits', () => {
  expect([0, 1, 7, 8, 9, 10, 15, 16, 19, 20, 1000, 15_720].map(roundedCount)).toEqual([
    0, 1, 7, 8, 8, 10, 14, 16, 16, 20, 896, 14_336,
  ]);
});

test('a rounded count is at most a quarter less, and a larger count is not rounded to less', () => {
  const count = fc.nat(200_000);
  fc.assert(
    fc.property(count, count, (one, other) => {
      expect(roundedCount(one)).toBeLessThanOrEqual(one);
      expect(roundedCount(one)).toBeGreaterThan(0.8 * one - 1);
      if (one <= other) expect(roundedCount(one)).toBeLessThanOrEqual(roundedCount(other));
    }),
  );
});

test('rare terms distinguish most; one that a single paper has, or that too many have, does not count', () => {
  const idfs = [2, 10, 100, 1000].map((withTerm) => inverseDocumentFrequency(20_000, withTerm));
  expect(idfs).toEqual(idfs.toSorted((a, b) => b - a));
  expect(Math.min(...idfs)).toBeGreaterThan(0);
  expect([0, 1, 2000].map((withTerm) => inverseDocumentFrequency(20_000, withTerm))).toEqual([0, 0, 0]);
});

test('one more paper seldom changes it', () => {
  const counts = Array.from({ length: 900 }, (_, at) => at + 2);
  const changed = counts.filter(
    (count) => inverseDocumentFrequency(15_000, count) !== inverseDocumentFrequency(15_000, count + 1),
  );
  expect(changed.length).toBeLessThan(40);
});
