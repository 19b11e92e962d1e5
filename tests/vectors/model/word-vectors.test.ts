import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeModel, encodeModel, ModelFileError } from '../../../src/vectors/model/model-file.ts';
import { innerProduct, quantizeVectors, TextVectorizer } from '../../../src/vectors/model/word-vectors.ts';

const vectors = quantizeVectors(
  ['wheel', 'axle', 'soup'],
  Float32Array.from([2, 0.5, 0, 1, 1, 0, 0, 0, 4]),
  3,
);

describe('word vectors', () => {
  test('are sorted by their terms, and keep their lengths', () => {
    expect(vectors.terms).toEqual(['axle', 'soup', 'wheel']);
    expect(vectors.scales[1]).toBeCloseTo(4 / 127, 5);
    expect([...vectors.components.subarray(6)]).toEqual([127, 32, 0]);
  });

  test('add up to the vector of a text, whose length is 1', () => {
    const vectorizer = new TextVectorizer(vectors);
    const [one, other, third] = [['wheel', 'axle', 'unheard'], ['axle'], ['soup']].map((terms) =>
      vectorizer.vectorOf(terms),
    );
    if (one === undefined || other === undefined || third === undefined) throw new Error('No vector.');
    expect(innerProduct(one, one)).toBeCloseTo(1, 5);
    expect(innerProduct(one, other)).toBeGreaterThan(0.9);
    expect(innerProduct(one, third)).toBe(0);
  });

  test('give no vector to a text of unknown words', () => {
    expect(new TextVectorizer(vectors).vectorOf(['unheard'])).toBeUndefined();
    expect(new TextVectorizer(vectors).vectorOf([])).toBeUndefined();
  });
});

describe('a file of word vectors', () => {
  const file = encodeModel(vectors);

  test('gives back the same vectors', () => {
    expect(decodeModel(file)).toEqual(vectors);
    const empty = quantizeVectors([], new Float32Array(), 3);
    expect(decodeModel(encodeModel(empty))).toEqual(empty);
  });

  test('is refused if a byte is changed, or if it is cut off', () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(file);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        expect(() => decodeModel(damaged)).toThrow(ModelFileError);
        expect(() => decodeModel(file.subarray(0, at))).toThrow(ModelFileError);
      }),
    );
  });

  test('is refused with a reason if it is another file', () => {
    expect(() => decodeModel(Buffer.from('a page'))).toThrow('not a file of word vectors');
  });
});
