import { expect, test } from 'vitest';
import { CorpusBuilder, type TrainingTexts } from '../../../src/vectors/training/corpus.ts';

function corpusOf(papers: readonly TrainingTexts[], minPapers: number, maxTerms = 100) {
  const builder = new CorpusBuilder();
  for (const paper of papers) builder.add(paper);
  return builder.build({ minPapers, maxTerms });
}

const PAPERS = [
  { title: 'Wheels', abstract: 'Wheels turn. Axles hold wheels.' },
  { title: 'Axles', abstract: 'An axle turns.' },
];

test('a corpus numbers its terms by how many papers have them, then by the alphabet', () => {
  const { terms, frequencies, documents } = corpusOf(PAPERS, 1);
  expect(terms).toEqual(['axle', 'hold', 'turn', 'wheel'].sort((a, b) => order(terms, a) - order(terms, b)));
  expect(terms[0]).toBe('axle');
  expect(frequencies[0]).toBe(2);
  expect(documents).toHaveLength(2);
});

test('a sentence of an abstract is a text of its own', () => {
  const { terms, documents } = corpusOf(PAPERS, 1);
  const words = documents[0]?.sentences.map((sentence) => [...sentence].map((number) => terms[number]));
  expect(words).toEqual([
    ['wheel', 'turn'],
    ['axle', 'hold', 'wheel'],
  ]);
});

test('rare terms are left out, and so is a paper that has no title or abstract without them', () => {
  const { terms, documents } = corpusOf([...PAPERS, { title: 'Soup', abstract: 'An axle.' }], 2);
  expect(terms).toEqual(['axle', 'turn']);
  expect(documents.map(({ title }) => title.length)).toEqual([1]);
});

test('of more terms than there may be, the most frequent ones stay', () => {
  expect(corpusOf(PAPERS, 1, 1).terms).toEqual(['axle']);
});

function order(terms: readonly string[], term: string): number {
  return terms.indexOf(term);
}
