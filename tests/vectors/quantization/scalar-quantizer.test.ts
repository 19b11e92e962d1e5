import { describe, expect, test } from 'vitest';
import { innerProduct } from '../../../src/vectors/model/word-vectors.ts';
import { rotate } from '../../../src/vectors/quantization/rotation.ts';
import { COARSE, FINE, InnerProducts } from '../../../src/vectors/quantization/scalar-quantizer.ts';
import { randomOf } from '../../../src/vectors/training/random.ts';

const DIMENSIONS = 256;

/** A random vector of length 1 with a few large components, as sums of words have them. */
function spikyVector(random: () => number): Float32Array {
  const vector = Float32Array.from(
    { length: DIMENSIONS },
    () => (random() < 0.05 ? 10 : 1) * (random() - 0.5),
  );
  const length = Math.hypot(...vector);
  return vector.map((component) => component / length);
}

describe.each([
  ['coarse', COARSE, 64, 0.03],
  ['fine', FINE, 128, 0.01],
] as const)('a %s code', (_, quantizer, bytes, error) => {
  const codesOf = (count: number, random: () => number) => {
    const codes = new Uint8Array(count * bytes);
    for (let number = 0; number < count; number += 1)
      codes.set(quantizer.encode(spikyVector(random)), number * bytes);
    return codes;
  };

  test('has the same bits for each component', () => {
    expect(quantizer.encode(new Float32Array(DIMENSIONS).fill(1))).toHaveLength(bytes);
    expect(quantizer.codeLength(DIMENSIONS)).toBe(bytes);
  });

  test('keeps inner products of rotated vectors, better than those of vectors with large components', () => {
    const random = randomOf(1);
    const errors = { plain: 0, rotated: 0 };
    for (let pair = 0; pair < 200; pair += 1) {
      const [one, noise] = [spikyVector(random), spikyVector(random)];
      const other = one.map((component, at) => component * 0.7 + (noise[at] ?? 0) * 0.7);
      const exact = innerProduct(one, other);
      // A code stands for a vector of length 1.
      const estimate = () =>
        new InnerProducts(one, quantizer).of(quantizer.encode(other), 0) * Math.hypot(...other);
      errors.plain += Math.abs(estimate() - exact);
      rotate(one);
      rotate(other);
      expect(innerProduct(one, other)).toBeCloseTo(exact, 4);
      errors.rotated += Math.abs(estimate() - exact);
    }
    expect(errors.rotated / 200).toBeLessThan(error);
    expect(errors.rotated).toBeLessThan(errors.plain);
  });

  test('gives the same inner product as the vector that it stands for', () => {
    const random = randomOf(2);
    const codes = codesOf(3, random);
    const vector = spikyVector(random);
    const products = new InnerProducts(vector, quantizer);
    for (let number = 0; number < 3; number += 1) {
      const decoded = new Float32Array(DIMENSIONS);
      quantizer.add(codes, number, 1, decoded);
      expect(products.of(codes, number)).toBeCloseTo(innerProduct(vector, decoded), 4);
    }
  });

  test('does not depend on the length of the vector', () => {
    const vector = spikyVector(randomOf(3));
    expect(quantizer.encode(vector.map((component) => 40 * component))).toEqual(quantizer.encode(vector));
  });
});

test('a rotation keeps lengths, and spreads a single component over all', () => {
  const vector = new Float32Array(DIMENSIONS);
  vector[17] = 3;
  rotate(vector);
  expect(Math.hypot(...vector)).toBeCloseTo(3, 4);
  expect(Math.max(...vector.map(Math.abs))).toBeLessThan(1);
});
