import { describe, expect, test } from 'vitest';
import { compactVectorOf, MeaningOrder } from '../../../src/catalog/related/meaning-order.ts';
import { findRelatedPapers } from '../../../src/catalog/related/related-papers.ts';
import { quantizeVectors, TextVectorizer } from '../../../src/vectors/model/word-vectors.ts';
import { memoryCache, paper } from '../papers.ts';

/** The words for a boat have nearly the same vector; `soup` has another one. */
const vectorizer = new TextVectorizer(
  quantizeVectors(['boat', 'soup', 'vessel'], Float32Array.from([1, 0.1, 0, 1, 1, 0]), 2),
);

function orderOf(texts: readonly string[]): MeaningOrder {
  const order = new MeaningOrder();
  for (const [document, text] of texts.entries()) order.add(document, compactVectorOf(vectorizer, text));
  return order;
}

const matches = (...documents: number[]) => documents.map((document) => ({ document, similarity: 0.5 }));
const documents = (sorted: readonly { readonly document: number }[]) =>
  sorted.map(({ document }) => document);

describe('papers with equally similar words', () => {
  test('are in the order of their meaning', () => {
    const order = orderOf(['a boat', 'some soup', 'the vessels']);
    expect(documents(order.sort(0, matches(1, 2)))).toEqual([2, 1]);
  });

  test('stay in their order without known words, and when they were removed', () => {
    const order = orderOf(['a boat', 'some soup', 'vessels', 'unheard']);
    expect(documents(order.sort(3, matches(1, 2)))).toEqual([1, 2]);
    order.remove(2);
    order.remove(1);
    expect(documents(order.sort(0, matches(1, 2)))).toEqual([1, 2]);
  });
});

describe('words that agree much more', () => {
  test('outweigh the meaning', () => {
    const order = orderOf(['a boat', 'soup with a boat', 'soup vessel', 'soup', 'soup', 'a vessel']);
    const sorted = order.sort(0, [{ document: 1, similarity: 1 }, ...matches(2, 3, 4)]);
    expect(sorted[0]?.document).toBe(1);
  });
});

describe('a list of related papers', () => {
  const papers = [
    paper({ id: 'soup', listed: '2026-03-02', title: 'Otter soup', abstract: 'Otter sonar and soup.' }),
    paper({
      id: 'vessel',
      listed: '2026-03-02',
      title: 'Otter vessel',
      abstract: 'Otter sonar and vessels.',
    }),
    ...Array.from({ length: 8 }, (_, i) =>
      paper({ id: `other-${i}`, listed: '2026-03-02', title: `Zone${i}`, abstract: `Basin${i} crater${i}` }),
    ),
    paper({ id: 'boat', listed: '2026-03-03', title: 'Otter boat', abstract: 'Otter sonar and boats.' }),
  ];
  const listOf = (among: typeof papers) =>
    findRelatedPapers(among, { vectorizer })
      .get('boat')
      ?.map((each) => each.paper.id);

  test('has the same papers with word vectors, the nearest in meaning first', () => {
    expect(
      findRelatedPapers(papers)
        .get('boat')
        ?.map((each) => each.paper.id),
    ).toEqual(['soup', 'vessel']);
    expect(listOf(papers)).toEqual(['vessel', 'soup']);
  });

  test('is the same with vectors that were kept', () => {
    const [before, cache] = [papers.slice(0, -1), memoryCache()];
    const related = (own: typeof papers) => findRelatedPapers(own, { vectorizer, cache }).get('boat');
    related(before);
    const isVectors = ([, bytes]: [string, Uint8Array]) => bytes.length === 10 * vectorizer.dimensions;
    expect([...cache.kept].filter(isVectors)).toHaveLength(1);
    expect(related(papers)).toEqual(findRelatedPapers(papers, { vectorizer }).get('boat'));
  });

  test('does not change when papers of later days are added', () => {
    const later = paper({ id: 'later', listed: '2026-03-04', title: 'Otter boat', abstract: 'Otter sonar.' });
    expect(listOf([...papers, later])).toEqual(['vessel', 'soup']);
  });
});
