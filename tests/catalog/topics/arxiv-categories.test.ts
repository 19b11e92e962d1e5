import { describe, expect, test } from 'vitest';
import { hasCategory } from '../../../src/catalog/topics/arxiv-categories.ts';

const water = { categories: ['gar.WA', 'aqua'] };

describe('a topic', () => {
  test('has the categories that it names, and all of an archive that it names as a whole', () => {
    for (const category of ['gar.WA', 'aqua', 'aqua.FR']) expect(hasCategory(water, category)).toBe(true);
  });

  test('has none that only begins so', () => {
    for (const category of ['', 'gar', 'gar.WAX', 'aquatic.FR'])
      expect(hasCategory(water, category)).toBe(false);
  });
});
