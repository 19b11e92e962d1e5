import { describe, expect, test } from 'vitest';
import { innerProduct, quantizeVectors, TextVectorizer } from '../../../src/vectors/model/word-vectors.ts';
import { CorpusBuilder } from '../../../src/vectors/training/corpus.ts';
import { CorpusTooSmall, type TrainingOptions, train } from '../../../src/vectors/training/train.ts';

const SUBJECTS = [
  ['wheel', 'axle', 'spoke', 'hub', 'rim'],
  ['soup', 'broth', 'ladle', 'stock', 'noodle'],
];

/** Papers about two subjects. Each has some of the words of its subject, and `paper` and `study` as all others. */
function corpusOf(papers: number) {
  const builder = new CorpusBuilder();
  for (let number = 0; number < papers; number += 1) {
    const words = SUBJECTS[number % 2] ?? [];
    const word = (at: number) => words[(number + at) % words.length] ?? '';
    builder.add({
      title: `Study ${word(0)} ${word(number % 3)}`,
      abstract: `Paper ${word(1)} ${word(2)}. Study ${word(3)} ${word(0)}.`,
    });
  }
  return builder.build({ minPapers: 1, maxTerms: 100 });
}

const OPTIONS: TrainingOptions = { dimensions: 16, rounds: 20, batchSize: 16, seed: 1, threads: 1 };

describe('a training', () => {
  test('brings words of one subject together', async () => {
    const corpus = corpusOf(64);
    const losses: number[] = [];
    const trained = await train(corpus, { ...OPTIONS, onProgress: ({ loss }) => losses.push(loss) });
    const vectorizer = new TextVectorizer(quantizeVectors(corpus.terms, trained, 16));
    const nearness = (one: string, other: string) => {
      const [left, right] = [one, other].map((word) => vectorizer.vectorOf([word]));
      return left === undefined || right === undefined ? Number.NaN : innerProduct(left, right);
    };
    expect(nearness('wheel', 'axle')).toBeGreaterThan(nearness('wheel', 'soup') + 0.3);
    expect(losses.at(-1)).toBeLessThan(losses[0] ?? 0);
  });

  test('gives the same vectors on any number of threads', async () => {
    const corpus = corpusOf(40);
    const [one, three] = await Promise.all(
      [1, 3].map((threads) => train(corpus, { ...OPTIONS, rounds: 2, threads })),
    );
    expect(three).toEqual(one);
  });

  test('gives other vectors for another seed', async () => {
    const corpus = corpusOf(40);
    const options = { ...OPTIONS, rounds: 1 };
    expect(await train(corpus, { ...options, seed: 2 })).not.toEqual(await train(corpus, options));
  });

  test('is refused for fewer than eight papers', async () => {
    await expect(train(corpusOf(7), OPTIONS)).rejects.toThrow(CorpusTooSmall);
  });
});
