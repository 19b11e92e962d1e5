import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contradict, mergeIntoEdited, mergePapers } from '../../src/paper/merge.ts';
import { type Paper, paperSchema } from '../../src/paper/schema.ts';
import { paper, papers } from './papers.ts';

const anyPaper = papers(['hf-daily', 'listing', 'notebook']);
const equals = papers(['listing']);

describe('merging two records of one paper', () => {
  it('prefers arXiv ids to ACL ids, DOIs and titles, and keeps the others as aliases', () => {
    const ids = ['a-title', 'doi-10-1000-x-0123456789ab', 'P19-1001', '2603.01234'];
    const merged = ids.map((id) => paper({ id })).reduce(mergePapers);
    expect(merged.id).toBe('2603.01234');
    expect(merged.aliases).toEqual(['P19-1001', 'a-title', 'doi-10-1000-x-0123456789ab']);
    expect(
      mergePapers(paper({ id: 'b', aliases: ['c'] }), paper({ id: 'a', aliases: ['b', 'd'] })),
    ).toMatchObject({
      id: 'a',
      aliases: ['b', 'c', 'd'],
    });
  });

  it('takes the text of the source of higher rank, be it shorter', () => {
    const high = paper({ title: 'A $k$', abstract: 'Short.', sources: ['hf-daily'], organization: 'Z' });
    const low = paper({ title: 'A k, longer', abstract: 'Much longer.', venue: 'V', organization: 'A' });
    expect(mergePapers(low, high)).toMatchObject({
      title: 'A $k$',
      abstract: 'Short.',
      organization: 'Z',
      venue: 'V',
      sources: ['hf-daily', 'listing'],
    });
  });

  it('takes the longer text between equals, field by field, then the one that sorts first', () => {
    const cut = paper({ title: 'The Whole Title', abstract: 'Cut o' });
    const whole = paper({ title: 'The Title', abstract: 'Cut off at the end.' });
    expect(mergePapers(cut, whole)).toMatchObject({
      title: 'The Whole Title',
      abstract: 'Cut off at the end.',
    });
    expect(mergePapers(paper({ abstract: 'b' }), paper({ abstract: 'a' })).abstract).toBe('a');
  });

  it('fills what the source of higher rank does not know', () => {
    const high = paper({ sources: ['hf-daily'] });
    const low = paper({ abstract: 'Known.', authors: [{ name: 'Ada' }], license: 'https://x.example/' });
    expect(mergePapers(high, low)).toMatchObject({ abstract: 'Known.', authors: [{ name: 'Ada' }] });
  });

  it('forgets the number of authors once their names are known', () => {
    const merged = mergePapers(paper({ authorCount: 5 }), paper({ authors: [{ name: 'Ada' }] }));
    expect(merged).not.toHaveProperty('authorCount');
    expect(mergePapers(paper({ authorCount: 5 }), paper({ authorCount: 6 })).authorCount).toBe(6);
  });

  it('stands on the earliest day, and was updated on the latest', () => {
    const early = paper({ listed: '2025-03-14', listedInferred: 'year', updated: '2026-01-01' });
    const late = paper({ listed: '2025-07-01', updated: '2025-01-01' });
    expect(mergePapers(early, late)).toEqual(early);
    expect(mergePapers(paper({ ...late, listedInferred: 'year' }), late).listedInferred).toBeUndefined();
    expect(mergePapers(paper(), early).listed).toBe('2025-03-14');
  });

  it('believes a written year of publication before an inferred one, and else the earliest', () => {
    const inferred = paper({ published: '2023-01-09', publishedInferred: 'year' });
    const written = paper({ published: '2024-01-09' });
    expect(mergePapers(inferred, written)).toEqual(written);
    expect(mergePapers(written, paper({ published: '2024-01-08' })).published).toBe('2024-01-08');
  });

  it('has a year without a day only where no day is known, and of two the earlier', () => {
    const [early, late] = [paper({ year: 2003 }), paper({ year: 2004 })];
    expect(mergePapers(late, early)).toEqual(early);
    expect(mergePapers(early, paper({ published: '2003-05-01' }))).toEqual(
      paper({ published: '2003-05-01' }),
    );
  });

  it('keeps the highest counts, the highest version, all links and all lists', () => {
    const a = paper({
      upvotes: 3,
      comments: 9,
      arxiv: { version: 2, categories: ['cs.LG'] },
      links: { abs: 'https://a.example/' },
    });
    const b = paper({
      upvotes: 4,
      stars: 1,
      arxiv: { version: 1, primary: 'cs.CL', categories: ['cs.CL'] },
      links: { pdf: 'https://b.example/' },
      keywords: ['k'],
    });
    expect(mergePapers(a, b)).toMatchObject({
      upvotes: 4,
      comments: 9,
      stars: 1,
      arxiv: { version: 2, primary: 'cs.CL', categories: ['cs.CL', 'cs.LG'] },
      links: { abs: 'https://a.example/', pdf: 'https://b.example/' },
      keywords: ['k'],
    });
  });

  it('gives the same whatever the order of the two', () => {
    fc.assert(
      fc.property(anyPaper, anyPaper, (a, b) => {
        expect(mergePapers(a, b)).toEqual(mergePapers(b, a));
      }),
      { numRuns: 500 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyPaper, anyPaper, (a, b) => {
        const merged = mergePapers(a, b);
        for (const again of [b, a, merged]) expect(mergePapers(merged, again)).toEqual(merged);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same for any number of records of equal rank in any order', () => {
    fc.assert(
      fc.property(equals, equals, equals, (a, b, c) => {
        expect(mergePapers(mergePapers(a, b), c)).toEqual(mergePapers(a, mergePapers(b, c)));
      }),
      { numRuns: 500 },
    );
  });

  it('loses no source, no identifier, no kind of link and no member of a list, and gives a valid paper', () => {
    fc.assert(
      fc.property(anyPaper, anyPaper, (a, b) => {
        const merged = mergePapers(a, b);
        expect(paperSchema.parse(merged)).toEqual(merged);
        for (const one of [a, b]) {
          expect(merged.sources).toEqual(expect.arrayContaining(one.sources));
          expect([merged.id, ...(merged.aliases ?? [])]).toEqual(
            expect.arrayContaining([one.id, ...(one.aliases ?? [])]),
          );
          expect(Object.keys(merged.links ?? {})).toEqual(
            expect.arrayContaining(Object.keys(one.links ?? {})),
          );
          for (const list of ['keywords', 'topics'] as const)
            expect(merged[list] ?? []).toEqual(expect.arrayContaining(one[list] ?? []));
          // Names tell more than their number, and a day more than its year.
          const lesser = merged.published === undefined ? ['authorCount'] : ['authorCount', 'year'];
          const fields = Object.keys(one).filter((key) => !lesser.includes(key) && !key.endsWith('Inferred'));
          expect(Object.keys(merged)).toEqual(
            expect.arrayContaining(fields.filter((key) => key !== 'aliases')),
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('merging a record into a paper that a person has edited', () => {
  const edited = paper({
    title: 'Mended',
    abstract: 'Mended.',
    authors: [{ name: 'Ada Mended' }],
    listed: '2026-03-05',
    published: '2026-03-04',
    venue: 'Mended',
    keywords: ['b', 'a'],
    arxiv: { primary: 'cs.CL', categories: ['cs.CL', 'cs.AI'] },
    links: { code: 'https://mended.example/' },
    upvotes: 3,
  });
  const record = paper({
    title: 'As the Source Has It',
    abstract: 'As the source has it, and longer.',
    authors: [{ name: 'Ada' }, { name: 'Bo' }],
    listed: '2026-03-01',
    published: '2026-03-01',
    updated: '2026-03-09',
    venue: 'V',
    organization: 'O',
    keywords: ['c'],
    arxiv: { version: 2, primary: 'cs.LG', categories: ['cs.LG'] },
    links: { code: 'https://source.example/', pdf: 'https://source.example/p' },
    upvotes: 7,
    sources: ['hf-daily'],
  });

  it('keeps what stands there and adds what is missing, counts, links and sources', () => {
    expect(mergeIntoEdited(edited, record)).toEqual({
      ...edited,
      arxiv: { version: 2, primary: 'cs.CL', categories: ['cs.CL', 'cs.AI'] },
      links: { code: 'https://mended.example/', pdf: 'https://source.example/p' },
      upvotes: 7,
      organization: 'O',
      updated: '2026-03-09',
      sources: ['hf-daily', 'listing'],
    });
  });

  it('gives it a stronger identifier and no other', () => {
    expect(mergeIntoEdited(paper({ id: 'z' }), paper({ id: '2603.01234' }))).toMatchObject({
      id: '2603.01234',
      aliases: ['z'],
    });
    expect(mergeIntoEdited(paper({ id: 'z' }), paper({ id: 'a' }))).toMatchObject({
      id: 'z',
      aliases: ['a'],
    });
  });

  it('changes nothing the second time, and never the text', () => {
    fc.assert(
      fc.property(anyPaper, anyPaper, (a, b) => {
        const merged = mergeIntoEdited(a, b);
        expect(mergeIntoEdited(merged, b)).toEqual(merged);
        const kept = [
          'title',
          'authors',
          'listed',
          'published',
          'year',
          'venue',
          'doi',
          'license',
          'keywords',
        ] as const;
        for (const key of kept) if (a[key] !== undefined) expect(merged[key]).toEqual(a[key]);
        if (a.abstract !== '') expect(merged.abstract).toBe(a.abstract);
        expect(merged.links ?? {}).toMatchObject(a.links ?? {});
      }),
      { numRuns: 300 },
    );
  });
});

describe('two papers of one title', () => {
  it('are different where strong identifiers of one kind differ', () => {
    const differ = (a: string, b: string) => contradict(paper({ id: a }) satisfies Paper, paper({ id: b }));
    expect(differ('2603.01234', '2603.01235')).toBe(true);
    expect(differ('P19-1001', 'P19-1002')).toBe(true);
    expect(differ('2603.01234', 'P19-1001')).toBe(false);
    expect(differ('a-title', 'another-title')).toBe(false);
    expect(differ('2603.01234', '2603.01234')).toBe(false);
  });
});
