import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CatalogPaper } from '../../../src/catalog/paper/catalog-paper.ts';
import type { DerivedCache } from '../../../src/catalog/paper/derived-cache.ts';
import { findRelatedPapers, RelatedLists } from '../../../src/catalog/related/related-papers.ts';
import { textSource } from '../../../src/catalog/terms/paper-texts.ts';
import { memoryCache, paper } from '../papers.ts';

const SUBJECTS = ['otter', 'beaver', 'heron', 'willow', 'glacier', 'moraine', 'lagoon'];
const DAYS = ['2025-02-03', '2025-03-31', '2026-01-05', '2026-01-06', '2026-03-02', '2026-03-03'];

const words = fc.array(fc.constantFrom(...SUBJECTS), { minLength: 3, maxLength: 6 });
const anyPaper = fc
  .record({ id: fc.nat({ max: 20 }), words, listed: fc.constantFrom(...DAYS, undefined) })
  .map(({ id, words: [title = '', ...rest], listed }) =>
    paper({ id: `made-${id}`, title, abstract: rest.join(' '), ...(listed !== undefined && { listed }) }),
  );
/** Stores of one site as they follow each other. A later paper replaces an earlier one with its id. */
const anyStores = fc
  .array(fc.array(anyPaper, { minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 4 })
  .map((changes) =>
    changes.map((_, at) => [
      ...new Map(
        changes
          .slice(0, at + 1)
          .flat()
          .map((each) => [each.id, each]),
      ).values(),
    ]),
  );

const listsOf = (papers: readonly CatalogPaper[], cache?: DerivedCache) =>
  [...findRelatedPapers(papers, cache && { cache })]
    .map(
      ([id, list]) =>
        [id, list.map(({ paper: other, similarity, terms }) => [other.id, similarity, terms])] as const,
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));

describe('related papers that were kept', () => {
  test('are the same as those that are computed, whatever was added or changed since', () => {
    fc.assert(
      fc.property(anyStores, (stores) => {
        const cache = memoryCache();
        for (const papers of stores) expect(listsOf(papers, cache)).toEqual(listsOf(papers));
      }),
    );
  });

  test('are used: only the lists of a new day are computed', () => {
    const cache = memoryCache();
    const papers = DAYS.map((listed, i) =>
      paper({ id: `p-${i}`, title: 'otter', abstract: 'beaver heron', listed }),
    );
    listsOf(papers.slice(0, -1), cache);
    const before = new Set(cache.kept.keys());
    listsOf(papers, cache);
    // Its lists and its terms.
    expect(cache.kept.size).toBe(before.size + 2);
    const isList = (key: string) =>
      Buffer.from(cache.kept.get(key) ?? [])
        .toString()
        .startsWith('[["p-');
    const wrong = [...before].find(isList) ?? '';
    cache.kept.set(wrong, Buffer.from('[]'));
    expect(listsOf(papers, cache)).not.toEqual(listsOf(papers));
  });

  test('are marked as used, with all terms of their days, also of days that no new paper is compared with', () => {
    const cache = memoryCache();
    const papers = DAYS.map((listed, i) => paper({ id: `p-${i}`, title: 'otter', listed }));
    const source = textSource(({ id }) => papers.find((each) => each.id === id) ?? paper({}));
    const lists = new RelatedLists(papers, source, { cache });
    for (const day of DAYS) lists.ofDay(day);
    const used = new Set<string>();
    const has = (key: string) => used.add(key).size > 0;
    new RelatedLists(papers, source, { cache: { ...cache, has } }).markUsed();
    expect([...used].sort()).toEqual([...cache.kept.keys()].sort());
  });

  test('are not used with other settings', () => {
    const papers = [paper({ listed: '2026-03-02' })];
    const [one, other] = [memoryCache('one'), memoryCache('other')];
    listsOf(papers, one);
    listsOf(papers, other);
    expect([...one.kept.keys()]).not.toEqual([...other.kept.keys()]);
  });
});
