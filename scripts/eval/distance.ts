/**
 * The Levenshtein distance, in UTF-16 code units. The band that is searched doubles until it contains the
 * result (Ukkonen 1985).
 */
export function distance(left: string, right: string): number {
  for (let band = 16; ; band *= 2) {
    const found = within(left, right, band);
    if (found <= band || band >= Math.max(left.length, right.length)) return found;
  }
}

function within(left: string, right: string, band: number): number {
  const far = left.length + right.length;
  if (Math.abs(left.length - right.length) > band) return far;
  let above = new Uint32Array(right.length + 1).map((_, column) => (column <= band ? column : far));
  for (let row = 1; row <= left.length; row++) {
    const here = new Uint32Array(right.length + 1).fill(far);
    if (row <= band) here[0] = row;
    for (let column = Math.max(1, row - band); column <= Math.min(right.length, row + band); column++) {
      const changed = left.charCodeAt(row - 1) === right.charCodeAt(column - 1) ? 0 : 1;
      here[column] = Math.min(
        (above[column - 1] ?? far) + changed,
        (above[column] ?? far) + 1,
        (here[column - 1] ?? far) + 1,
      );
    }
    above = here;
  }
  return above[right.length] ?? far;
}
