/** The length of a vector. `Math.hypot` would get each component as an argument, which takes longer. */
export function lengthOf(vector: Float32Array | Float64Array): number {
  let squares = 0;
  for (let at = 0; at < vector.length; at += 1) squares += (vector[at] ?? 0) ** 2;
  return Math.sqrt(squares);
}
