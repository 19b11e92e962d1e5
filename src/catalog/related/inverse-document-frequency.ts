// A term that a fifth of the papers contain distinguishes little, and its posting list is long.
const COMMON_SHARE = 0.2;
const MIN_COMMON_PAPERS = 20;
const MAX_COMMON_PAPERS = 1000;
/** The binary digits of a count that matter: 8, 10, 12, 14, 16, 20 and so on. */
const DIGITS = 3;

/**
 * How much a term distinguishes papers: the inverse document frequency of BM25, https://doi.org/10.1561/1500000019, section 3.2. It is
 * 0 if fewer than two papers contain the term, or too many do. Both counts are rounded, so that one more paper seldom changes it: then
 * lists that were made before stay valid.
 */
export function inverseDocumentFrequency(papers: number, withTerm: number): number {
  const [total, frequency] = [roundedCount(papers), roundedCount(withTerm)];
  const common = Math.min(MAX_COMMON_PAPERS, Math.max(MIN_COMMON_PAPERS, COMMON_SHARE * total));
  if (frequency < 2 || frequency > common) return 0;
  return Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5));
}

/** A count of less than 2^31 with its first digits; the other ones are 0. */
export function roundedCount(count: number): number {
  const rest = Math.max(0, 32 - Math.clz32(count) - DIGITS);
  return (count >> rest) << rest;
}
