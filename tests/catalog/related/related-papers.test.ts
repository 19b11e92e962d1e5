import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CatalogPaper } from '../../../src/catalog/paper/catalog-paper.ts';
import type { RelatedPaper } from '../../../src/catalog/related/related-lists.ts';
import { findRelatedPapers } from '../../../src/catalog/related/related-papers.ts';
import { paper } from '../papers.ts';

const SUBJECTS = [
  'otter',
  'beaver',
  'heron',
  'willow',
  'glacier',
  'moraine',
  'sediment',
  'estuary',
  'lagoon',
];
const DAYS = [
  '2025-02-03',
  '2025-03-31',
  '2026-01-05',
  '2026-01-06',
  '2026-02-02',
  '2026-03-02',
  '2026-03-03',
];

/** Papers of a few words each, on a few days, some of them undated. */
const papersArbitrary = fc
  .array(
    fc.record({
      words: fc.array(fc.constantFrom(...SUBJECTS), { minLength: 3, maxLength: 8 }),
      listed: fc.option(fc.constantFrom(...DAYS), { nil: undefined }),
    }),
    { minLength: 4, maxLength: 24 },
  )
  .map((drafts) =>
    drafts.map(({ words, listed }, i) => {
      const [title = '', ...rest] = words;
      return paper({
        id: `made-${i}`,
        title,
        abstract: rest.join(' '),
        ...(listed !== undefined && { listed }),
      });
    }),
  );

const shown = (list: readonly RelatedPaper[] = []) =>
  list.map(({ paper: { id }, similarity, terms }) => [id, similarity, terms]);
const listsOf = (papers: readonly CatalogPaper[], among = papers) => {
  const related = findRelatedPapers(among);
  return papers.map(({ id }) => [id, shown(related.get(id))]);
};
const ids = (related: ReadonlyMap<string, readonly RelatedPaper[]>, id: string) =>
  (related.get(id) ?? []).map((each) => each.paper.id);

/** Papers about nothing in common, so that words are rare enough to tell something. */
const others = (listed?: string) =>
  Array.from({ length: 8 }, (_, i) =>
    paper({
      id: `other-${listed ?? 'undated'}-${i}`,
      title: `Zone${i}`,
      abstract: `Basin${i} crater${i}`,
      ...(listed && { listed }),
    }),
  );

describe('related papers', () => {
  test('are those that share rare words, and say which, as the paper itself prints them', () => {
    const related = findRelatedPapers([
      ...others('2026-03-02'),
      paper({
        id: 'early',
        listed: '2026-03-02',
        title: 'River otters',
        abstract: 'How a river otter dives. Sonar tags.',
      }),
      paper({
        id: 'late',
        listed: '2026-03-04',
        title: 'Counting River Otters',
        abstract: 'We count river otters with sonar tags and GPS.',
      }),
    ]);
    expect(related.get('late')).toMatchObject([
      { paper: { id: 'early' }, terms: ['river otters', 'sonar tags'] },
    ]);
    expect(related.get('late')?.[0]?.similarity).toBeGreaterThan(0.1);
  });

  test('name no words that every paper has, even where they are in common', () => {
    const text = { title: 'A novel model', abstract: 'We propose a method and show results.' };
    const related = findRelatedPapers([
      ...others('2026-03-02'),
      paper({ id: 'a', listed: '2026-03-02', ...text }),
      paper({ id: 'b', listed: '2026-03-02', ...text }),
    ]);
    expect(ids(related, 'b')).toEqual([]);
  });

  test('come from the 12 volumes up to the paper’s own', () => {
    const about = { title: 'Beaver dams', abstract: 'Beaver dams slow streams; willow shoots feed beavers.' };
    const related = findRelatedPapers([
      ...others('2026-03-02'),
      paper({ id: 'too-old', listed: '2025-03-31', ...about }),
      paper({ id: 'old', listed: '2025-04-01', ...about }),
      paper({ id: 'own', listed: '2026-03-31', ...about }),
    ]);
    expect(ids(related, 'own')).toEqual(['old']);
    expect(ids(related, 'old')).toEqual(['too-old']);
  });

  test('of a paper without a day are others without a day, and nothing else is related to these', () => {
    const about = { title: 'Beaver dams', abstract: 'Beaver dams slow streams; willow shoots feed beavers.' };
    const related = findRelatedPapers([
      ...others(),
      ...others('2026-03-02'),
      paper({ id: 'loose-a', ...about }),
      paper({ id: 'loose-b', ...about }),
      paper({ id: 'dated', listed: '2026-03-02', ...about }),
    ]);
    expect(ids(related, 'loose-a')).toEqual(['loose-b']);
    expect(ids(related, 'dated')).toEqual([]);
  });

  test('are never listed later than the paper, and never the paper itself', () => {
    fc.assert(
      fc.property(papersArbitrary, (papers) => {
        const related = findRelatedPapers(papers);
        for (const { id, listed } of papers) {
          for (const { paper: other, terms } of related.get(id) ?? []) {
            expect(other.id).not.toBe(id);
            expect(other.listed === undefined).toBe(listed === undefined);
            expect((other.listed ?? '') <= (listed ?? '')).toBe(true);
            expect(terms.length).toBeGreaterThan(0);
          }
        }
      }),
    );
  });

  test('stay as they are when a later day comes', () => {
    fc.assert(
      fc.property(papersArbitrary, fc.constantFrom(...DAYS), (papers, last) => {
        const known = papers.filter(({ listed }) => listed === undefined || listed <= last);
        expect(listsOf(known, papers)).toEqual(listsOf(known));
      }),
    );
  });

  test('need no volumes before the twelve', () => {
    fc.assert(
      fc.property(papersArbitrary, (papers) => {
        const newest = papers.filter(({ listed = '' }) => listed >= '2026-03');
        const window = papers.filter(({ listed = '' }) => listed >= '2025-04');
        expect(listsOf(newest, window)).toEqual(listsOf(newest, papers));
      }),
    );
  });

  test('do not depend on the order in which papers come', () => {
    fc.assert(
      fc.property(
        papersArbitrary.chain((papers) =>
          fc.tuple(
            fc.constant(papers),
            fc.shuffledSubarray(papers, { minLength: papers.length, maxLength: papers.length }),
          ),
        ),
        ([papers, shuffled]) => {
          expect(listsOf(papers, shuffled)).toEqual(listsOf(papers));
        },
      ),
    );
  });

  test('are at most six, the most alike first', () => {
    const same = Array.from({ length: 9 }, (_, i) =>
      paper({
        id: `same-${i}`,
        listed: '2026-03-02',
        title: 'Beaver dams',
        abstract: `Willow shoots. ${'Plain talk. '.repeat(i)}`,
      }),
    );
    const list = findRelatedPapers([...others('2026-03-02'), ...same]).get('same-8') ?? [];
    expect(list).toHaveLength(6);
    const likeness = list.map((each) => each.similarity);
    expect(likeness).toEqual(likeness.toSorted((a, b) => b - a));
  });
});

describe('a withdrawn paper', () => {
  test('is related to others, but no other is related to it', () => {
    const about = { title: 'Beaver dams', abstract: 'Beaver dams slow streams; willow shoots feed beavers.' };
    const related = findRelatedPapers([
      ...others('2026-03-02'),
      paper({ id: 'gone', listed: '2026-03-02', withdrawn: '2026-03-09', ...about }),
      paper({ id: 'kept', listed: '2026-03-02', ...about }),
    ]);
    expect(ids(related, 'gone')).toEqual(['kept']);
    expect(ids(related, 'kept')).toEqual([]);
  });
});
