import { describe, expect, test } from 'vitest';
import { cluster } from '../../../src/vectors/quantization/k-means.ts';
import { COARSE } from '../../../src/vectors/quantization/scalar-quantizer.ts';
import { randomOf } from '../../../src/vectors/training/random.ts';

const DIMENSIONS = 64;

/** Codes of vectors around `groups` random directions, in turn. */
function codesAround(groups: number, vectors: number): Uint8Array {
  const random = randomOf(7);
  const centres = Array.from({ length: groups }, () =>
    Float32Array.from({ length: DIMENSIONS }, () => random() - 0.5),
  );
  const codes = new Uint8Array(vectors * COARSE.codeLength(DIMENSIONS));
  for (let number = 0; number < vectors; number += 1) {
    const vector = Float32Array.from(
      centres[number % groups] ?? [],
      (component) => component + 0.3 * (random() - 0.5),
    );
    codes.set(COARSE.encode(vector), number * COARSE.codeLength(DIMENSIONS));
  }
  return codes;
}

describe('clusters', () => {
  test('bring together what has nearly the same direction', () => {
    const { assignment, centres } = cluster(codesAround(9, 900), DIMENSIONS, 100);
    const groupsIn = new Map<number, Set<number>>();
    for (const [number, own] of assignment.entries()) {
      const groups = groupsIn.get(own) ?? new Set();
      groupsIn.set(own, groups.add(number % 9));
    }
    expect(groupsIn.size).toBe(centres.length / COARSE.codeLength(DIMENSIONS));
    const pure = [...groupsIn.values()].filter(({ size }) => size === 1).length;
    expect(pure / groupsIn.size).toBeGreaterThan(0.7);
  });

  test('are the same for the same vectors', () => {
    const codes = codesAround(5, 300);
    expect(cluster(codes, DIMENSIONS, 40)).toEqual(cluster(codes, DIMENSIONS, 40));
  });

  test.each([0, 1, 2, 7])('are never empty: %i vectors', (vectors) => {
    const { assignment, centres } = cluster(codesAround(2, vectors), DIMENSIONS, 3);
    expect(assignment).toHaveLength(vectors);
    expect(new Set(assignment).size).toBe(centres.length / COARSE.codeLength(DIMENSIONS));
  });
});
