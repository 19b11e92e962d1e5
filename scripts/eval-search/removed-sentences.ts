import { sentencesOf } from '../../src/vectors/training/corpus.ts';
import { oneOf, type Random, spread } from '../bench-search/random.ts';

/** A paper whose abstract has lost a sentence, which is then searched for. */
export interface Shortened {
  readonly id: string;
  readonly sentence: string;
  readonly abstract: string;
}

const MIN_SENTENCES = 4;
const MIN_WORDS = 10;

/** Takes a sentence out of `count` of the papers, spread over all. */
export function removeSentences(
  papers: readonly { readonly id: string; readonly abstract: string }[],
  count: number,
  random: Random,
): Shortened[] {
  const able = papers.flatMap(({ id, abstract }) => {
    const sentences = sentencesOf(abstract);
    const long = sentences.filter((sentence) => sentence.split(' ').length >= MIN_WORDS);
    return sentences.length >= MIN_SENTENCES && long.length > 0 ? [{ id, sentences, long }] : [];
  });
  return spread(able, count, random).map(({ id, sentences, long }) => {
    const sentence = oneOf(long, random);
    return { id, sentence, abstract: sentences.filter((each) => each !== sentence).join(' ') };
  });
}
