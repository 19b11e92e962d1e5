import { describe, expect, test } from 'vitest';
import { vocabularyOf } from '../../scripts/bench-build/vocabulary.ts';
import { zipfOf } from '../../scripts/bench-build/zipf.ts';
import { randomOf } from '../../scripts/bench-search/random.ts';
import { madeUpVectors, WORDS } from './made-up-words.ts';

describe('the vocabulary of made-up papers', () => {
  const vocabulary = vocabularyOf(madeUpVectors());

  test('draws words with short vectors more often, and no others', () => {
    const random = randomOf(1);
    const counts = new Map<string, number>();
    for (let draw = 0; draw < 20_000; draw += 1) {
      // A plural counts as the word.
      const word = vocabulary.contentWord(random).replace(/s$/u, '');
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([...WORDS].sort());
    const sum = (words: readonly string[]) => words.reduce((all, word) => all + (counts.get(word) ?? 0), 0);
    expect(sum(WORDS.slice(0, 50))).toBeGreaterThan(1.4 * sum(WORDS.slice(50)));
  });

  test('knows the words that are near to a phrase', () => {
    const near = vocabulary.wordsNear(['babak', 'bakok']).slice(0, 10);
    for (const word of near) expect(word).toMatch(/^ba/u);
  });
});

describe('Zipf’s law', () => {
  test('draws each number in proportion to its share', () => {
    const random = randomOf(2);
    const draw = zipfOf(3);
    const counts = [0, 0, 0];
    for (let at = 0; at < 11_000; at += 1) {
      const number = draw(random);
      counts[number] = (counts[number] ?? 0) + 1;
    }
    // The shares are 6, 3 and 2 of 11.
    for (const [number, share] of [6, 3, 2].entries())
      expect(Math.abs((counts[number] ?? 0) - share * 1000)).toBeLessThan(200);
  });

  test('has nothing to draw from an empty list', () => {
    expect(() => zipfOf(0)).toThrow(RangeError);
  });
});
