import { printPhrase } from '../terms/phrases.ts';
import { bigramOf, type TermNumber } from '../terms/term-hash.ts';
import type { PaperTerms } from './term-weights.ts';

const MAX_WORDS = 3;

type Tokens = PaperTerms['tokens'];

/** One to three consecutive words of a paper; `numbers` are the numbers of their stems. */
interface Phrase {
  readonly numbers: readonly number[];
  readonly tokens: Tokens;
  readonly score: number;
}

/**
 * Prepares a paper for comparison with others. The returned function returns at most `limit` words and phrases of up to
 * three words that also occur in the other paper, most distinctive first, as printed in this paper. No word is in two of
 * them. `scoreOf` returns the distinctiveness of a term; 0 excludes it.
 */
export function createSharedTerms(
  { tokens }: PaperTerms,
  scoreOf: (term: TermNumber) => number,
): (other: Float64Array, limit: number) => string[] {
  const phrases = scoredPhrases(tokens, scoreOf).sort((a, b) => b.score - a.score);
  return (other, limit) => {
    const positions = positionsOf(other);
    const chosen: Phrase[] = [];
    const taken = new Set<number>();
    for (const phrase of phrases) {
      if (chosen.length === limit) break;
      if (phrase.numbers.some((number) => taken.has(number)) || !occursIn(phrase, other, positions)) continue;
      chosen.push(phrase);
      for (const number of phrase.numbers) taken.add(number);
    }
    return chosen.map((phrase) => printPhrase(phrase.tokens));
  };
}

/** The phrases with a score, each once, as printed where its capital letters are most reliable: see `capitalRank`. */
function scoredPhrases(tokens: Tokens, scoreOf: (term: TermNumber) => number): Phrase[] {
  const phrases = new Map<string, Phrase>();
  for (let start = 0; start < tokens.length; start += 1) {
    for (let end = start + 1; end <= start + MAX_WORDS; end += 1) {
      const own = tokens.slice(start, end);
      const score = phraseScore(own, scoreOf);
      if (score > 0) {
        const numbers = own.map(({ number }) => number);
        const key = numbers.join(' ');
        const known = phrases.get(key);
        if (known === undefined || capitalRank(own) < capitalRank(known.tokens))
          phrases.set(key, { numbers, tokens: own, score });
      }
      if (tokens[end]?.separator === undefined) break;
    }
  }
  return [...phrases.values()];
}

/** How unreliable the capital letters of a phrase are: 0 if it has none, 2 if they may only mark the start of a sentence. */
function capitalRank(tokens: Tokens): number {
  if (tokens.some(({ startsSentence }) => startsSentence)) return 2;
  return tokens.some(({ printed }) => /^\p{Lu}\p{Ll}/u.test(printed)) ? 1 : 0;
}

/** General words alone score 0, but two of them may form a distinctive bigram. */
function phraseScore(tokens: Tokens, scoreOf: (term: TermNumber) => number): number {
  let score = 0;
  let before: Tokens[number] | undefined;
  for (const token of tokens) {
    if (!token.isGeneral) score += scoreOf(token.number);
    if (before !== undefined) score += scoreOf(bigramOf(before.number, token.number));
    before = token;
  }
  return score;
}

function positionsOf(sequence: Float64Array): Map<number, number[]> {
  const positions = new Map<number, number[]>();
  for (const [position, number] of sequence.entries()) {
    const known = positions.get(number);
    if (known === undefined) positions.set(number, [position]);
    else known.push(position);
  }
  return positions;
}

function occursIn(
  { numbers }: Phrase,
  other: Float64Array,
  positions: ReadonlyMap<number, readonly number[]>,
): boolean {
  const starts = positions.get(numbers[0] ?? 0) ?? [];
  return starts.some((start) => numbers.every((number, at) => other[start + at] === number));
}
