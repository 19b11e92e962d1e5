import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textsOf } from '../../../src/catalog/terms/paper-texts.ts';
import { sumCounts } from '../../../src/catalog/terms/phrase-counts.ts';
import { phrasesIn } from '../../../src/catalog/terms/phrases.ts';
import { memoryCache, paper, phraseReader } from '../papers.ts';

const words = fc
  .array(fc.constantFrom('otter', 'Otters', 'river', 'model', 'of', 'sonar.', 'GPT-4'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((chosen) => chosen.join(' '));
const anyPapers = fc.array(
  fc
    .record({ title: words, abstract: words, keywords: fc.array(words, { maxLength: 2 }) })
    .map((texts) => paper(texts)),
  { minLength: 1, maxLength: 6 },
);

describe('the counts of phrases', () => {
  test('are the numbers of papers, of titles and keywords, and of places where a phrase stands alone', () => {
    fc.assert(
      fc.property(anyPapers, (papers) => {
        const expected = new Map<number, { paperCount: number; named: number; alone: number }>();
        for (const phrase of papers.flatMap((each) => phrasesIn(textsOf(each)))) {
          const count = expected.get(phrase.number) ?? { paperCount: 0, named: 0, alone: 0 };
          expected.set(phrase.number, count);
          count.paperCount += 1;
          if (phrase.isInTitleOrKeywords) count.named += 1;
          if (phrase.standsAlone) count.alone += 1;
        }
        const cache = memoryCache();
        for (const own of [undefined, cache, cache])
          expect(sumCounts(phraseReader(papers, own).countsOf(papers))).toEqual(expected);
      }),
    );
  });

  test('can be limited to some phrases', () => {
    const papers = [paper({ title: 'Otter sonar' }), paper({ title: 'Otters' })];
    const wanted = phrasesIn(textsOf({ title: 'otter', abstract: '' })).map(({ number }) => number);
    const counts = sumCounts(phraseReader(papers).countsOf(papers), Float64Array.from(wanted));
    expect([...counts.values()]).toEqual([{ paperCount: 2, named: 2, alone: 1 }]);
  });

  test('are of more papers than one file can count', () => {
    const papers = Array.from({ length: 1100 }, (_, at) => paper({ id: `p${at}`, title: 'Otters' }));
    const [count] = sumCounts(phraseReader(papers, memoryCache()).countsOf(papers)).values();
    expect(count).toEqual({ paperCount: 1100, named: 1100, alone: 1100 });
  });
});

test('a result that was made from counts is kept until a text changes', () => {
  const cache = memoryCache();
  const papers = [paper({ id: 'a', title: 'Otters' }), paper({ id: 'b', title: 'Herons' })];
  const read = (own: typeof papers, name = 'name') => {
    let isMade = false;
    const result = phraseReader(own, cache).keep(name, [{ papers: own }], () => {
      isMade = true;
      return own.map(({ title }) => title);
    });
    expect(result).toEqual(own.map(({ title }) => title));
    return isMade;
  };
  expect([read(papers), read(papers), read(papers, 'other')]).toEqual([true, false, true]);
  expect(read(papers.map((each) => ({ ...each, upvotes: 5 })))).toBe(false);
  expect(read(papers.map((each) => ({ ...each, title: `${each.title} swim` })))).toBe(true);
});
