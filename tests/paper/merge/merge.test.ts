import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { haveConflictingIds, mergeIntoEdited, mergePapers } from '../../../src/paper/merge/merge.ts';
import { type Paper, paperSchema } from '../../../src/paper/schema.ts';
import { paper, papers } from '../papers.ts';

const anyPaper = papers(['hf-daily', 'listing', 'notebook']);
const equals = papers(['listing']);

describe('merging two records of one paper', () => {
  test('prefers arXiv ids to ACL ids, DOIs and titles, and keeps the others as aliases', () => {
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

  test('takes the text of the source of higher rank, be it shorter', () => {
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

  test('takes the longer text between equals, field by field, then the one that sorts first', () => {
    const cut = paper({ title: 'The Whole Title', abstract: 'Cut o' });
    const whole = paper({ title: 'The Title', abstract: 'Cut off at the end.' });
    expect(mergePapers(cut, whole)).toMatchObject({
      title: 'The Whole Title',
      abstract: 'Cut off at the end.',
    });
    expect(mergePapers(paper({ abstract: 'b' }), paper({ abstract: 'a' })).abstract).toBe('a');
  });

  test('fills what the source of higher rank does not know', () => {
    const high = paper({ sources: ['hf-daily'] });
    const low = paper({ abstract: 'Known.', authors: [{ name: 'Ada' }], license: 'https://x.example/' });
    expect(mergePapers(high, low)).toMatchObject({ abstract: 'Known.', authors: [{ name: 'Ada' }] });
  });

  test('forgets the number of authors once their names are known', () => {
    const merged = mergePapers(paper({ authorCount: 5 }), paper({ authors: [{ name: 'Ada' }] }));
    expect(merged).not.toHaveProperty('authorCount');
    expect(mergePapers(paper({ authorCount: 5 }), paper({ authorCount: 6 })).authorCount).toBe(6);
  });

  test('stands on the earliest day, and was updated on the latest', () => {
    const early = paper({ listed: '2025-03-14', listedInferred: 'year', updated: '2026-01-01' });
    const late = paper({ listed: '2025-07-01', updated: '2025-01-01' });
    expect(mergePapers(early, late)).toEqual(early);
    expect(mergePapers(paper({ ...late, listedInferred: 'year' }), late).listedInferred).toBeUndefined();
    expect(mergePapers(paper(), early).listed).toBe('2025-03-14');
  });

  test('believes a written year of publication before an inferred one, and else the earliest', () => {
    const inferred = paper({ published: '2023-01-09', publishedInferred: 'year' });
    const written = paper({ published: '2024-01-09' });
    expect(mergePapers(inferred, written)).toEqual(written);
    expect(mergePapers(written, paper({ published: '2024-01-08' })).published).toBe('2024-01-08');
  });

  test('has a year without a day only where no day is known, and of two the earlier', () => {
    const [early, late] = [paper({ year: 2003 }), paper({ year: 2004 })];
    expect(mergePapers(late, early)).toEqual(early);
    expect(mergePapers(early, paper({ published: '2003-05-01' }))).toEqual(
      paper({ published: '2003-05-01' }),
    );
  });

  test('keeps the highest counts, the highest version, all links and all lists', () => {
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

  test('gives the same whatever the order of the two', () => {
    fc.assert(
      fc.property(anyPaper, anyPaper, (a, b) => {
        expect(mergePapers(a, b)).toEqual(mergePapers(b, a));
      }),
      { numRuns: 500 },
    );
  });

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyPaper, anyPaper, (a, b) => {
        const merged = mergePapers(a, b);
        for (const again of [b, a, merged]) expect(mergePapers(merged, again)).toEqual(merged);
      }),
      { numRuns: 500 },
    );
  });

  test('gives the same for any number of records of equal rank in any order', () => {
    fc.assert(
      fc.property(equals, equals, equals, (a, b, c) => {
        expect(mergePapers(mergePapers(a, b), c)).toEqual(mergePapers(a, mergePapers(b, c)));
      }),
      { numRuns: 500 },
    );
  });

  test('loses no source, no identifier, no kind of link and no member of a list, and gives a valid paper', () => {
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

describe('where a paper was published', () => {
  const talk = paper({
    title: 'Gadgets',
    venue: 'Proc. 5th Gadget Conf.',
    publication: { type: 'paper-conference', pages: '1-12', publisher: 'Lever Press', eventPlace: 'Oslo' },
    year: 2004,
  });
  const article = paper({
    title: 'Gadgets',
    venue: 'J. Gadgets',
    publication: { type: 'article-journal', volume: '27', pages: '100-130' },
    year: 2006,
  });
  const places = fc.record(
    {
      venue: fc.constantFrom('J. Gadgets', 'Journal of Gadgets', 'Proc. 5th Gadget Conf.'),
      publication: fc.record(
        {
          type: fc.constantFrom('article-journal' as const, 'paper-conference' as const, 'report' as const),
          volume: fc.constantFrom('27', '28'),
          issue: fc.constantFrom('1', '2'),
          pages: fc.constantFrom('1-12', '100-130'),
          publisher: fc.constantFrom('Lever Press', 'Gadget House'),
        },
        { requiredKeys: [] },
      ),
      doi: fc.constantFrom('10.1000/a', '10.1000/b'),
      year: fc.constantFrom(2004, 2005, 2010),
    },
    { requiredKeys: [] },
  );
  const published = fc
    .tuple(anyPaper, places)
    .map(([{ published: _, publishedInferred: __, ...rest }, place]) => ({
      ...rest,
      ...place,
    }));

  test('is the journal, whole and with its year, where the other is the conference', () => {
    const merged = mergePapers(talk, article);
    expect(merged).toMatchObject({ venue: 'J. Gadgets', publication: article.publication, year: 2006 });
    expect(merged.publication).toEqual(article.publication);
    expect(mergePapers(article, talk)).toEqual(merged);
  });

  test('is told in full where each record of one venue knows a part', () => {
    const volume = paper({ venue: 'J. Gadgets', publication: { volume: '27' }, year: 2006 });
    const pages = paper({ venue: 'Journal of Gadgets', publication: { pages: '100-130' }, year: 2006 });
    expect(mergePapers(volume, pages)).toMatchObject({
      venue: 'Journal of Gadgets',
      publication: { volume: '27', pages: '100-130' },
    });
    const other = paper({ venue: 'J. Gadgets', publication: { volume: '28', pages: '5-9' }, year: 2006 });
    expect(mergePapers(volume, other).publication).toEqual(other.publication);
  });

  test('is what a bibliography says of a preprint, which keeps the day of its own', () => {
    const preprint = paper({
      published: '2003-05-01',
      sources: ['arxiv-oai'],
      venue: 'J.Gadg. 27, 100 (2006)',
    });
    const cited = { ...article, id: 'gadgets', sources: ['bibtex'] };
    const merged = mergePapers(preprint, cited);
    expect(merged).toMatchObject({ venue: 'J. Gadgets', published: '2003-05-01' });
    expect(merged.publication).toEqual(article.publication);
  });

  test('is never a citation of arXiv beside the volume and the pages of the journal, whoever came first', () => {
    const cited = paper({ ...article, id: 'gadgets', sources: ['bibtex'], doi: '10.1000/gadgets' });
    const { venue: _, ...unnamed } = cited;
    const isPlaced = { publication: article.publication, id: '2603.01234', published: '2003-05-01' };
    const preprint = (venue: string, sources = ['arxiv-oai']) =>
      paper({ venue, sources, published: '2003-05-01', arxiv: { primary: 'cs.DS' } });
    const cases: [string, Paper, string | undefined][] = [
      ['J.Gadg. 27, 100 (2006)', cited, 'J. Gadgets'],
      ['Journal of Gadgets, Vol. 27, pp. 100-130, 2006', cited, 'J. Gadgets'],
      ['Gadget Letters 3 (1999) 5', cited, 'J. Gadgets'],
      ['J.Gadg. 27, 100 (2006)', unnamed, 'J.Gadg.'],
      ['Journal of Gadgets, Vol. 27, pp. 100-130, 2006', unnamed, 'Journal of Gadgets'],
      ['Proc. 5th Gadget Conf., pages 100-130', unnamed, 'Proc. 5th Gadget Conf.'],
      ['Gadget Letters 3 (1999) 5', unnamed, undefined],
      ['27, 100', unnamed, undefined],
    ];
    for (const [text, published, venue] of cases) {
      for (const sources of [['arxiv-oai'], ['arxiv-atom'], ['arxiv-snapshot'], ['arxiv-announcements']]) {
        const one = preprint(text, sources);
        const merged = mergePapers(one, published);
        expect(merged).toMatchObject(isPlaced);
        expect(merged.venue, text).toBe(venue);
        expect(mergePapers(published, one)).toEqual(merged);
        for (const again of [one, published]) expect(mergePapers(merged, again)).toEqual(merged);
        const daily = paper({ sources: ['hf-daily'], upvotes: 3 });
        expect(mergePapers(mergePapers(daily, published), one)).toMatchObject(isPlaced);
        expect(mergePapers(mergePapers(daily, one), published).venue).toBe(venue);
      }
    }
  });

  test('stays the citation of arXiv where nobody knows a volume or pages, or a person edited the file', () => {
    const preprint = paper({ venue: 'J.Gadg. 27, 100 (2006)', sources: ['arxiv-oai'] });
    const named = paper({ id: 'gadgets', venue: 'J. Gadgets', sources: ['bibtex'] });
    expect(mergePapers(preprint, named).venue).toBe('J.Gadg. 27, 100 (2006)');
    for (const venue of ['J. Gadgets', 'J. Gadg. 27', undefined]) {
      const cited = paper({ ...article, id: 'gadgets', sources: ['bibtex'] });
      const { venue: _, ...unnamed } = cited;
      const merged = mergeIntoEdited(preprint, venue === undefined ? unnamed : { ...unnamed, venue });
      expect(merged.venue).toBe('J.Gadg. 27, 100 (2006)');
      expect(merged).not.toHaveProperty('publication');
    }
    const written = paper({ venue: 'The Journal of Gadgets' });
    expect(mergeIntoEdited(written, article)).toMatchObject({
      venue: 'The Journal of Gadgets',
      publication: { volume: '27' },
    });
  });

  test('is the one that has a DOI, before the journal', () => {
    const merged = mergePapers({ ...talk, doi: '10.1000/talk' }, article);
    expect(merged).toMatchObject({ venue: talk.venue, doi: '10.1000/talk', year: 2004 });
  });

  test('never mixes two places, whichever comes first, and changes nothing the second time', () => {
    fc.assert(
      fc.property(published, published, (a, b) => {
        const merged = mergePapers(a, b);
        expect(mergePapers(b, a)).toEqual(merged);
        for (const again of [a, b, merged]) expect(mergePapers(merged, again)).toEqual(merged);
        if (a.venue === undefined || b.venue === undefined) return;
        const [conference, journal] = [a.venue, b.venue].map((venue) => venue.startsWith('Proc'));
        if (conference === journal || (a.publication ?? b.publication) === undefined) return;
        const whole = merged.venue === a.venue ? a : b;
        expect([merged.venue, merged.publication]).toEqual([whole.venue, whole.publication]);
      }),
      { numRuns: 500 },
    );
  });

  test('stays as a person wrote it, with nothing of another place', () => {
    expect(mergeIntoEdited(talk, article)).toEqual(talk);
    const fuller = paper({ ...talk, publication: { ...talk.publication, volume: '5', pages: '1-11' } });
    expect(mergeIntoEdited(talk, fuller).publication).toEqual({ ...talk.publication, volume: '5' });
    const { venue: _, publication: __, ...bare } = talk;
    expect(mergeIntoEdited(bare, article)).toMatchObject({
      venue: 'J. Gadgets',
      publication: { volume: '27' },
    });
  });
});

describe('the names of the same people', () => {
  const full = [{ name: 'Lena Feld' }, { name: 'Tom Berg' }];
  const short = [{ name: 'L. Feld' }, { name: 'T. Berg' }];

  test('are taken in full where one list has initials, whatever the rank of its source', () => {
    for (const sources of [['bibtex'], ['ris'], ['csl-json']]) {
      const [a, b] = [paper({ authors: short, sources: ['bibtex'] }), paper({ authors: full, sources })];
      expect(mergePapers(a, b).authors).toEqual(full);
      expect(mergePapers(b, a).authors).toEqual(full);
    }
  });

  test('are taken with their accents', () => {
    const [plain, accented] = ['Jurgen Moller', 'Jürgen Möller'].map((name) =>
      paper({ authors: [{ name }] }),
    );
    expect(plain && accented && mergePapers(plain, accented).authors).toEqual([{ name: 'Jürgen Möller' }]);
  });

  test('are those of the source of higher rank where they are other people, or a person wrote them', () => {
    const others = [{ name: 'Lena Feld' }, { name: 'Kim Holt' }];
    const [high, low] = [paper({ authors: short, sources: ['acl-xml'] }), paper({ authors: others })];
    expect(mergePapers(low, high).authors).toEqual(short);
    expect(mergeIntoEdited(paper({ authors: short }), paper({ authors: full })).authors).toEqual(short);
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

  test('keeps what stands there and adds what is missing, counts, links and sources', () => {
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

  test('gives it a stronger identifier and no other', () => {
    expect(mergeIntoEdited(paper({ id: 'z' }), paper({ id: '2603.01234' }))).toMatchObject({
      id: '2603.01234',
      aliases: ['z'],
    });
    expect(mergeIntoEdited(paper({ id: 'z' }), paper({ id: 'a' }))).toMatchObject({
      id: 'z',
      aliases: ['a'],
    });
  });

  test('changes nothing the second time, and never the text', () => {
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
  test('are different where strong identifiers of one kind differ', () => {
    const differ = (a: string, b: string) =>
      haveConflictingIds(paper({ id: a }) satisfies Paper, paper({ id: b }));
    expect(differ('2603.01234', '2603.01235')).toBe(true);
    expect(differ('P19-1001', 'P19-1002')).toBe(true);
    expect(differ('2603.01234', 'P19-1001')).toBe(false);
    expect(differ('a-title', 'another-title')).toBe(false);
    expect(differ('2603.01234', '2603.01234')).toBe(false);
  });
});
