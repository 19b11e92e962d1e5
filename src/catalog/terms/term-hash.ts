// A term is a word or a bigram, which is two consecutive words. Its number is a hash of 52 bits, so that it is the same in every
// build and can be kept in files. Among ten million terms, two share a number with a probability of one in a hundred; then these two
// count as one term, in every build.

/** The number of a term, below 2^53. */
export type TermNumber = number;

const HIGH = 2 ** 32;
const HIGH_BITS = 0xfffff;
const BIGRAM = 2 ** 52;
const [PRIME_A, PRIME_B, PRIME_C] = [0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f];

/** The number of a word from its stem; never 0. */
export function wordNumber(stem: string): TermNumber {
  return hashOfText(stem) || 1;
}

/** A hash of a text, below 2^52. */
export function hashOfText(text: string): number {
  let [low, high] = [0x9e3779b9, 0x7f4a7c15];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, PRIME_A);
    high = Math.imul(high ^ code, PRIME_B);
  }
  return numberOf(low, high);
}

/** The number of a bigram from those of its words. */
export function bigramOf(first: TermNumber, second: TermNumber): TermNumber {
  const low = Math.imul((first | 0) ^ PRIME_C, PRIME_A) ^ Math.imul(second | 0, PRIME_B);
  const high =
    Math.imul(Math.floor(first / HIGH), PRIME_B) ^ Math.imul(Math.floor(second / HIGH) ^ low, PRIME_C);
  return BIGRAM + numberOf(low, high);
}

/** Whether a number is that of a bigram. */
export function isBigram(term: TermNumber): boolean {
  return term >= BIGRAM;
}

function numberOf(low: number, high: number): number {
  const mixed = finish(low ^ Math.imul(high, PRIME_C));
  return (finish(high ^ mixed) & HIGH_BITS) * HIGH + (mixed >>> 0);
}

/** The last step of MurmurHash3, by which every bit of the input changes half of the bits: https://github.com/aappleby/smhasher. */
function finish(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, PRIME_A);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, PRIME_B);
  return mixed ^ (mixed >>> 16);
}
