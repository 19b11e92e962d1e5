import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CatalogPaper } from '../../../src/catalog/paper/catalog-paper.ts';
import type { DerivedCache } from '../../../src/catalog/paper/derived-cache.ts';
import { RelatedLists } from '../../../src/catalog/related/related-papers.ts';
import { textSource } from '../../../src/catalog/terms/paper-texts.ts';
import { quantizeVectors, TextVectorizer } from '../../../src/vectors/model/word-vectors.ts';
import { memoryCache, paper, recordsOf } from '../papers.ts';

const [PAPERS, DAYS, WORDS, LENGTH] = [240, 24, 300, 14];

/** Words with the frequencies of a language: the first ones are in many papers, most are rare. */
const vocabulary = Array.from({ length: WORDS }, (_, at) => `w${at.toString(26).replace(/\d/gu, 'x')}q${at}`);
const wordAt = (seed: number) => vocabulary[Math.floor(WORDS ** fractionOf(seed)) - 1] ?? 'other';
const fractionOf = (seed: number) => (Math.imul(seed + 1, 0x9e3779b1) >>> 0) / 2 ** 32;

const textAt = (seed: number) =>
  Array.from({ length: LENGTH }, (_, at) => wordAt(LENGTH * seed + at)).join(' ');
/** Days of two years, so that not all of them are in one window. */
const dayAt = (seed: number) =>
  `${2025 + (seed % 2)}-${String(1 + (seed % 12)).padStart(2, '0')}-0${1 + (seed % 3)}`;

const STORE = Array.from({ length: PAPERS }, (_, at) =>
  paper({ id: `p-${at}`, title: wordAt(7 * at + 3), abstract: textAt(at), listed: dayAt(at % DAYS) }),
);

const vectorizer = new TextVectorizer(
  quantizeVectors(
    vocabulary,
    Float32Array.from({ length: 2 * WORDS }, (_, at) => fractionOf(at) - 0.5),
    2,
  ),
);

/** What happens to a paper of the store. */
const anyEdit = fc.record({
  at: fc.nat(PAPERS - 1),
  seed: fc.nat(5000),
  kind: fc.constantFrom('text', 'word', 'cut', 'withdraw', 'move', 'no day', 'add', 'remove'),
});
interface Edit {
  readonly at: number;
  readonly seed: number;
  readonly kind: string;
}

function edited(papers: readonly CatalogPaper[], { at, seed, kind }: Edit): readonly CatalogPaper[] {
  const own = papers[at % papers.length];
  if (own === undefined) return papers;
  const others = papers.filter((each) => each !== own);
  const { listed: _, ...undated } = own;
  switch (kind) {
    case 'text':
      return [...others, { ...own, abstract: textAt(seed) }];
    case 'word':
      return [...others, { ...own, abstract: `${own.abstract} ${wordAt(seed)}` }];
    case 'cut':
      return [...others, { ...own, abstract: wordAt(seed) }];
    case 'withdraw':
      return [...others, { ...own, withdrawn: 'It is wrong.' }];
    case 'move':
      return [...others, { ...own, listed: dayAt(seed) }];
    case 'no day':
      return [...others, undated];
    case 'add':
      return [...papers, { ...own, id: `new-${at}-${seed}`, abstract: textAt(seed) }];
    default:
      return others;
  }
}

/** The lists of all papers, and how many texts were read to make them. */
function listsOf(papers: readonly CatalogPaper[], cache?: DerivedCache, withVectors = false) {
  const source = textSource(recordsOf(papers));
  let read = 0;
  const textsOf: typeof source.textsOf = (each) => {
    read += 1;
    return source.textsOf(each);
  };
  const options = { ...(cache && { cache }), ...(withVectors && { vectorizer }) };
  const lists = new RelatedLists(papers, { ...source, textsOf }, options);
  const days = [...new Set(papers.map(({ listed }) => listed ?? 'undated'))].sort();
  const related = days.flatMap((day) =>
    [...lists.ofDay(day)].map(
      ([id, list]) => [id, list.map((each) => [each.paper.id, each.similarity, each.terms])] as const,
    ),
  );
  lists.keepDays();
  return { related: Object.fromEntries(related), read };
}

describe('the lists of the former build that are taken over', () => {
  for (const withVectors of [false, true])
    test(`are those that would be made ${withVectors ? 'with' : 'without'} word vectors, whatever was edited since`, () => {
      fc.assert(
        fc.property(
          fc.array(fc.array(anyEdit, { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
          (builds) => {
            const cache = memoryCache();
            let papers: readonly CatalogPaper[] = STORE;
            listsOf(papers, cache, withVectors);
            for (const edits of builds) {
              papers = edits.reduce(edited, papers);
              const { related } = listsOf(papers, cache, withVectors);
              expect(related).toEqual(listsOf(papers, undefined, withVectors).related);
            }
          },
        ),
        { numRuns: 25 },
      );
    });

  test('are most of them after the edit of an abstract', () => {
    const cache = memoryCache();
    const all = listsOf(STORE, cache).read;
    expect(listsOf(edited(STORE, { at: 3, seed: 0, kind: 'word' }), cache).read).toBeLessThan(all / 5);
  });

  test('are most of them after the edit of an abstract, also if a new day with many papers comes with it', () => {
    const added = Array.from({ length: PAPERS }, (_, at) =>
      paper({ id: `new-${at}`, title: wordAt(at), abstract: textAt(PAPERS + at), listed: '2026-12-28' }),
    );
    const readAfter = (papers: readonly CatalogPaper[]) => {
      const cache = memoryCache();
      const all = listsOf(STORE, cache).read;
      const { read, related } = listsOf([...papers, ...added], cache);
      expect(related).toEqual(listsOf([...papers, ...added]).related);
      return read / all;
    };
    const edit = edited(STORE, { at: 3, seed: 0, kind: 'word' });
    expect(readAfter(edit) - readAfter(STORE)).toBeLessThan(0.1);
  });

  test('are made again if a file of them is lost', () => {
    const cache = memoryCache();
    listsOf(STORE, cache);
    for (const [at, key] of [...cache.kept.keys()].entries()) if (at % 3 === 0) cache.kept.delete(key);
    const papers = edited(STORE, { at: 3, seed: 0, kind: 'text' });
    expect(listsOf(papers, cache).related).toEqual(listsOf(papers).related);
  });

  test('are made again if more was changed than is worth looking at', () => {
    const cache = memoryCache();
    listsOf(STORE, cache);
    const papers = Array.from({ length: PAPERS / 2 }, (_, at) => ({
      at: 2 * at,
      seed: at,
      kind: 'text',
    })).reduce(edited, STORE);
    expect(listsOf(papers, cache).related).toEqual(listsOf(papers).related);
  });
});
