/**
 * Rotates a vector in place, always by the same rotation: random signs and a Walsh–Hadamard transform, three times. Inner products
 * stay the same, and the components get nearly the same spread. The dimension has to be a power of two.
 * https://en.wikipedia.org/wiki/Fast_Walsh%E2%80%93Hadamard_transform
 */
export function rotate(vector: Float32Array): void {
  for (let time = 0; time < TIMES; time += 1) {
    for (const at of vector.keys()) vector[at] = (vector[at] ?? 0) * signOf(at, time);
    transform(vector);
  }
}

const TIMES = 3;

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
        const [one, other] = [vector[at] ?? 0, vector[at + width] ?? 0];
        vector[at] = one + other;
        vector[at + width] = one - other;
      }
  const factor = 1 / Math.sqrt(vector.length);
  for (const at of vector.keys()) vector[at] = (vector[at] ?? 0) * factor;
}
