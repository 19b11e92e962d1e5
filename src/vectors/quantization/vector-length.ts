/** The length of a vector. `Math.hypot` takes ten times as long for many components. */
export function lengthOf(vector: Float32Array | Float64Array): number {
  let squares = 0;
  for (let at = 0; at < vector.length; at += 1) squares += (vector[at] ?? 0) ** 2;
  return Math.sqrt(squares);
}
