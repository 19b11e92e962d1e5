import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomOf } from '../../scripts/bench-search/random.ts';
import { misspelt, withTypingError } from '../../scripts/bench-search/typing.ts';

/** Whether one insertion, deletion, substitution or transposition makes the one of the other. */
function isOneSlip(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [a, b] = [one.slice(start), other.slice(start)];
  const swapped = `${a[1] ?? ''}${a[0] ?? ''}${a.slice(2)}`;
  return a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1) || swapped === b;
}

const words = fc.string({ unit: fc.constantFrom(...'abcdeé'), minLength: 5, maxLength: 12 });

describe('a typing error', () => {
  test('makes another word, by one slip', () => {
    fc.assert(
      fc.property(words, fc.nat(), (word, seed) => {
        const wrong = misspelt(word, randomOf(seed));
        expect(wrong).not.toBe(word);
        expect(isOneSlip(word, wrong), `${word} → ${wrong}`).toBe(true);
      }),
    );
  });

  test('is made in every one of the four ways', () => {
    const wrong = Array.from({ length: 200 }, (_, seed) => misspelt('kernel', randomOf(seed)));
    const sorted = (word: string) => [...word].sort().join('');
    expect(wrong.some(({ length }) => length === 7)).toBe(true);
    expect(wrong.some(({ length }) => length === 5)).toBe(true);
    expect(wrong.some((word) => word.length === 6 && sorted(word) !== sorted('kernel'))).toBe(true);
    expect(wrong.some((word) => sorted(word) === sorted('kernel'))).toBe(true);
  });

  test('stands in one word of at least five letters, and leaves the others as they are', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const title = withTypingError('On the graph, of 12 trees', randomOf(seed));
      expect(title).toMatch(/^On the .+ of 12 .+$/u);
      const [, , graph, , , trees] = title?.split(' ') ?? [];
      expect([graph === 'graph,', trees === 'trees'].filter(Boolean)).toHaveLength(1);
    }
  });

  test('is not made where no word is long enough', () => {
    expect(withTypingError('P vs NP at last', randomOf(1))).toBeUndefined();
  });
});
