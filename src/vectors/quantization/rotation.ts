/**
 * Rotates a vector in place, always by the same rotation: random signs and a Walsh–Hadamard transform, three times. Inner products
 * stay the same, and the components get nearly the same spread. The dimension has to be a power of two.
 * https://en.wikipedia.org/wiki/Fast_Walsh%E2%80%93Hadamard_transform
 */
export function rotate(vector: Float32Array): void {
  const factors = factorsFor(vector.length);
  for (let time = 0; time < TIMES; time += 1) {
    const first = time * vector.length;
    for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] ?? 0) * (factors[first + at] ?? 0);
    transform(vector);
  }
}

const TIMES = 3;

const known = new Map<number, Int8Array>();

/** The signs of the components, for each time those of all components. */
function factorsFor(dimensions: number): Int8Array {
  const factors =
    known.get(dimensions) ??
    Int8Array.from({ length: TIMES * dimensions }, (_, at) =>
      signOf(at % dimensions, Math.floor(at / dimensions)),
    );
  known.set(dimensions, factors);
  return factors;
}

/** A sign that looks random (the finalizer of MurmurHash3). */
function signOf(at: number, time: number): 1 | -1 {
  let hash = (at + 1) * 0x9e3779b1 + (time + 1) * 0x85ebca6b;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) & 1) === 0 ? 1 : -1;
}

function transform(vector: Float32Array): void {
  for (let width = 1; width < vector.length; width *= 2)
    for (let block = 0; block < vector.length; block += 2 * width)
      for (let at = block; at < block + width; at += 1) {
        const one = vector[at] ?? 0;
        const other = vector[at + width] ?? 0;
        vector[at] = one + other;
        vector[at + width] = one - other;
      }
  const factor = 1 / Math.sqrt(vector.length);
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] ?? 0) * factor;
}
