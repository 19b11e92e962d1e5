import { termsIn } from '../../src/vectors/model/terms.ts';
import { innerProduct, TextVectorizer, type WordVectors } from '../../src/vectors/model/word-vectors.ts';
import { Bm25Index, topOf } from '../../src/vectors/ranking/bm25.ts';
import { combineScores } from '../../src/vectors/ranking/combine-scores.ts';

/** A way to search: the ids of papers for a text, best first. */
export interface Method {
  readonly name: string;
  readonly search: (text: string) => Promise<readonly string[]>;
}

/** The text of a paper that is searched. */
export interface SearchedText {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
}

/** So many papers are returned. */
export const RETURNED = 50;
/** So many of the papers that BM25 finds are reordered by both scores. */
const CANDIDATES = 200;
/** And so many of those that are nearest by their vectors. */
const NEAREST = 100;

/** BM25 over any of the words, word vectors alone, and both together. */
export function rankingMethods(papers: readonly SearchedText[], vectors: WordVectors): Method[] {
  const terms = papers.map(({ title, abstract }) => termsIn(`${title} ${abstract}`));
  const bm25 = new Bm25Index(terms);
  const vectorizer = new TextVectorizer(vectors);
  const zero = new Float32Array(vectors.dimensions);
  const paperVectors = terms.map((own) => vectorizer.vectorOf(new Set(own)) ?? zero);
  const idOf = ({ document }: { readonly document: number }) => papers[document]?.id ?? '';
  const similarityTo = (asked: ReadonlySet<string>) => {
    const vector = vectorizer.vectorOf(asked) ?? zero;
    return (document: number) => innerProduct(vector, paperVectors[document] ?? zero);
  };
  return [
    {
      name: 'BM25, any word',
      search: async (text) => bm25.search(new Set(termsIn(text)), RETURNED).map(idOf),
    },
    {
      name: 'vectors',
      search: async (text) => {
        const similarity = similarityTo(new Set(termsIn(text)));
        return topOf(
          Float64Array.from(papers, (_, document) => similarity(document)),
          RETURNED,
        ).map(idOf);
      },
    },
    {
      name: 'both',
      search: async (text) => {
        const asked = new Set(termsIn(text));
        const similarity = similarityTo(asked);
        const words = new Map(
          bm25.search(asked, papers.length).map(({ document, score }) => [document, score]),
        );
        const byMeaning = topOf(
          Float64Array.from(papers, (_, document) => similarity(document)),
          NEAREST,
        );
        const found = [
          ...new Set([
            ...[...words.keys()].slice(0, CANDIDATES),
            ...byMeaning.map(({ document }) => document),
          ]),
        ];
        const scores = combineScores(
          found.map((document) => words.get(document) ?? 0),
          found.map(similarity),
        );
        return found
          .map((document, at) => ({ own: { document }, score: scores[at] ?? 0 }))
          .sort((a, b) => b.score - a.score)
          .map(({ own }) => idOf(own))
          .slice(0, RETURNED);
      },
    },
  ];
}
