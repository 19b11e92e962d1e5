import { describe, expect, test } from 'vitest';
import { rerankByTitle } from '../../../src/search/engine/reranker.ts';
import { authorLine } from '../../../src/search/format/stored-fields.ts';
import {
  highlight,
  highlightTexts,
  matchPositions,
  trimHighlights,
  visibleMatches,
} from '../../../src/search/ui/highlight.ts';
import { type Span, snippet } from '../../../src/search/ui/snippet.ts';

const textOf = (spans: readonly Span[]) => spans.map(({ text }) => text).join('');
const marked = (spans: readonly Span[]) => spans.filter((span) => span.marked).map(({ text }) => text);

describe('an excerpt', () => {
  const words = Array.from({ length: 100 }, (_, at) => `w${at}`).join(' ');

  test('is the whole text if that is short', () => {
    expect(textOf(snippet('only three words', []))).toBe('only three words');
  });

  test('is the part with the most matches, with an ellipsis at each cut', () => {
    const spans = snippet(words, [3, 60, 62, 64], 20);
    expect(marked(spans)).toEqual(['w60', 'w62', 'w64']);
    expect(textOf(spans)).toMatch(/^… w56 .* …$/u);
  });

  test('keeps every word and one space between words', () => {
    expect(textOf(snippet(words, [0, 1, 5], 100))).toBe(words);
  });

  test('ignores positions outside of the text', () => {
    expect(textOf(snippet('a b', [7, 900]))).toBe('a b');
  });
});

describe('what is marked for a query', () => {
  const QUERY = 'how do "river otters" dive author:"Ada Kiln" -sonar';

  test('is its words and phrases, and among authors its names too', () => {
    expect(highlightTexts(QUERY)).toEqual({
      words: 'how do river otters dive',
      names: 'how do river otters dive Ada Kiln',
    });
  });

  test('is only what a paper was found by, with phrases and names, if that is known', () => {
    expect(highlightTexts(QUERY, ['dive'])).toEqual({
      words: 'dive river otters',
      names: 'dive river otters Ada Kiln',
    });
  });
});

describe('marking', () => {
  test('ignores case, accents and English endings', () => {
    expect(marked(highlight('Erdős Graphs and Modeling', 'erdos graph models'))).toEqual([
      'Erdős',
      'Graphs',
      'Modeling',
    ]);
  });

  test('marks a prefix of a longer word only from three letters on', () => {
    expect(marked(highlight('Attention at a glance', 'at'))).toEqual(['at']);
    expect(marked(highlight('Attention at a glance', 'att'))).toEqual(['Attention']);
  });

  test('changes no character', () => {
    const title = '<script>alert(1)</script> — "x": #y';
    expect(textOf(highlight(title, 'alert script'))).toBe(title);
  });

  test.each([
    ['α-Divergence', 'alpha', ['α']],
    ['α-Divergence', '\\alpha', ['α']],
    ['Alpha rays', 'α', ['Alpha']],
    ['The ∇f of it', 'nabla', ['∇']],
    ['An R² of 0.9', 'R2', ['R²']],
    ['By Łukasz in C++ and C', 'lukasz c++', ['Łukasz', 'C++']],
    ['From C to C#', 'C#', ['C#']],
    ['我们研究深度学习的桥梁', '深度学习', ['深度学习']],
    ['By 张 伟 and 张明', '张伟', ['张 伟']],
    ['学习 for a 猫', '猫', ['猫']],
    ['The State of the Art', 'state-of-the-art', ['State', 'Art']],
  ])('marks other forms of a word, in “%s” for “%s”', (text, query, found) => {
    const spans = highlight(text, query);
    expect(marked(spans)).toEqual(found);
    expect(textOf(spans)).toBe(text);
  });

  test('marks a name only among authors, and never an excluded word or a filter', () => {
    expect(highlightTexts('graphs "of trees" author:Jaming -sheep topic:vision 2020..2024')).toEqual({
      words: 'graphs of trees',
      names: 'graphs of trees Jaming',
    });
  });

  test('marks only the query in a sentence without spaces', () => {
    const spans = [
      { text: '我们研究深度学习。', marked: true },
      { text: ' graphs', marked: true },
    ];
    expect(marked(trimHighlights(spans, '深度学习 graphs'))).toEqual(['深度学习', ' graphs']);
  });

  test('leaves out matches in which Pagefind took one or two letters for a prefix', () => {
    expect(visibleMatches('able testers do A/B tests', [0, 1, 3, 4], 'A/B testing')).toEqual([1, 3, 4]);
    expect(visibleMatches('able testers', [0, 1], 'testing')).toEqual([0, 1]);
  });

  test('marks nothing for an empty query', () => {
    expect(marked(highlight('a b', ''))).toEqual([]);
  });
});

describe('the line of authors', () => {
  const authors = (count: number) => ({
    authors: Array.from({ length: count }, (_, at) => `Author ${at + 1}`).join('; '),
  });

  test('names up to five authors', () => {
    expect(authorLine(authors(5))).toBe('Author 1, Author 2, Author 3, Author 4, Author 5');
  });

  test('names the first three and the last of more than five', () => {
    expect(authorLine(authors(12))).toBe('Author 1, Author 2, Author 3, … Author 12 (+8)');
  });

  test('also names the authors of the query, wherever they stand', () => {
    const asked = (...numbers: number[]) =>
      authorLine(authors(12), (name) => numbers.map((n) => `Author ${n}`).includes(name));
    expect(asked(7)).toBe('Author 1, Author 2, Author 3, … Author 7, … Author 12 (+7)');
    expect(asked(2, 4, 12)).toBe('Author 1, Author 2, Author 3, Author 4, … Author 12 (+7)');
    expect(asked(11)).toBe('Author 1, Author 2, Author 3, … Author 11, Author 12 (+7)');
    expect(asked(4, 5, 6, 7, 8)).toBe(
      'Author 1, Author 2, Author 3, Author 4, Author 5, Author 6, … Author 12 (+5)',
    );
    expect(authorLine(authors(6), () => true)).toBe(
      'Author 1, Author 2, Author 3, Author 4, Author 5, Author 6',
    );
  });

  test('is empty if nothing is known, and a number if only that is known', () => {
    expect(authorLine({})).toBe('');
    expect(authorLine({ authors: '6 authors' })).toBe('6 authors');
  });
});

test('a paper whose title is the whole query stands first, the others keep their order', () => {
  const hits = ['Diffusion Language Models', 'Latent T^2 Diffusion: A Model', 'Other'].map((title) => ({
    meta: { title },
  }));
  expect(rerankByTitle(hits, 'latent T2 diffusion - a model').map(({ meta }) => meta.title)).toEqual([
    'Latent T^2 Diffusion: A Model',
    'Diffusion Language Models',
    'Other',
  ]);
});

test('the positions of a query’s words in a text are counted between spaces, without stop words', () => {
  expect(
    matchPositions('The self-attention of\u00a0Transformers, attending.', 'the attention transformer'),
  ).toEqual([1, 3]);
  expect(matchPositions('', 'attention')).toEqual([]);
});

test('papers with more of the words in title and authors stand first, equal ones keep their order', () => {
  const paper = (title: string, authors = '') => ({ meta: { title, authors } });
  const hits = [
    paper('Patterns of mobile phones', 'A. Barabási'),
    paper('Human mobility', 'C. Other; A. Barabási'),
  ];
  expect(rerankByTitle(hits, 'barabasi mobility')).toEqual(hits.toReversed());
  expect(rerankByTitle(hits, 'the networks')).toEqual(hits);
});
