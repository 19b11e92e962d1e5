/**
 * Combines two scores of the same documents: each score less its mean, divided by its standard deviation, then summed. So
 * scores on different scales count equally.
 */
export function combineScores(one: readonly number[], other: readonly number[]): number[] {
  const [left, right] = [standardize(one), standardize(other)];
  return left.map((score, at) => score + (right[at] ?? 0));
}

/** Scores with the mean 0 and the standard deviation 1; zeros if all scores are equal. */
function standardize(scores: readonly number[]): number[] {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
  const deviation = Math.sqrt(variance);
  return scores.map((score) => (deviation === 0 ? 0 : (score - mean) / deviation));
}
