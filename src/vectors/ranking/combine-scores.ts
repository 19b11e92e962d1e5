/** How much the score of the vectors counts, against that of the words. Chosen with `npm run eval:search -- --half tune`. */
const MEANING_WEIGHT = 1.75;

/**
 * Combines the scores of the words and of the vectors of the same documents: each score less its mean, divided by its standard
 * deviation, then summed with weights. So scores on different scales can be compared.
 */
export function combineScores(words: readonly number[], meaning: readonly number[]): number[] {
  const [left, right] = [standardize(words), standardize(meaning)];
  return left.map((score, at) => score + MEANING_WEIGHT * (right[at] ?? 0));
}

/** Scores with the mean 0 and the standard deviation 1; zeros if all scores are equal. */
function standardize(scores: readonly number[]): number[] {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
  const deviation = Math.sqrt(variance);
  return scores.map((score) => (deviation === 0 ? 0 : (score - mean) / deviation));
}
