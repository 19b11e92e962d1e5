import { expect, test } from 'vitest';
import { InterleavedProducts } from '../../../src/vectors/quantization/interleaved-products.ts';
import { COARSE, FINE, InnerProducts } from '../../../src/vectors/quantization/scalar-quantizer.ts';
import { randomOf } from '../../../src/vectors/training/random.ts';

// Codes of 18 and 36 bytes: four bytes are read at once, and then the others.
const DIMENSIONS = 72;
const random = randomOf(1);
const vectors = Array.from({ length: 40 }, () =>
  Float32Array.from({ length: DIMENSIONS }, () => random() + random() - 1),
);

test.for([
  ['two bits', COARSE],
  ['four bits', FINE],
] as const)(
  'the vector nearest to a code is that of the highest inner product, with %s a component',
  ([, quantizer]) => {
    const codes = Buffer.concat(vectors.map((vector) => quantizer.encode(vector)));
    const some = vectors.slice(0, 7);
    const each = some.map((vector) => new InnerProducts(vector, quantizer));
    const all = new InterleavedProducts(some, quantizer);
    for (const number of vectors.keys()) {
      const products = each.map((own) => own.of(codes, number));
      expect(all.highest(codes, number)).toBe(products.indexOf(Math.max(...products)));
    }
  },
);

test('of vectors that are equally near, the first is the nearest', () => {
  const [vector = new Float32Array()] = vectors;
  const products = new InterleavedProducts([vector.map((component) => -component), vector, vector], COARSE);
  expect(products.highest(COARSE.encode(vector), 0)).toBe(1);
});
