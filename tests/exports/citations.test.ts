import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bibliography, bibtexEntry, toBibtex } from '../../src/exports/bibtex/bibtex.ts';
import { protectCapitals } from '../../src/exports/bibtex/title.ts';
import { citationKey, citationKeys, keyedPaper } from '../../src/exports/citation-key.ts';
import { citationTexts } from '../../src/exports/citation-texts.ts';
import { toCsl } from '../../src/exports/csl.ts';
import { toRis } from '../../src/exports/ris.ts';
import type { Author, Paper } from '../../src/paper/schema.ts';
import { bibtex } from '../../src/readers/bibtex/bibtex.ts';
import { cslJson } from '../../src/readers/csl/csl-json.ts';
import { decodeInput } from '../../src/readers/reading/input.ts';
import type { Reader } from '../../src/readers/reading/reader.ts';
import { ris } from '../../src/readers/ris/ris.ts';
import { fromPlain, toPlain } from '../../src/text/markdown/markdown.ts';
import { paper } from '../paper/papers.ts';

const cited = paper({
  title: 'Attention in $O(n)$ for BERT & friends',
  authors: [
    { name: 'Pál Erdős' },
    { name: 'Jan van der Voorbeeld Jr.' },
    { name: 'The SAMPLE Collaboration' },
  ],
  published: '2026-03-02',
  arxiv: { primary: 'cs.CL' },
  abstract: 'One.\n\nTwo.',
  keywords: ['attention', 'speed'],
});

describe('a citation key', () => {
  test.each([
    [cited, 'erdos2026attention'],
    [
      paper({ title: 'On the Sample', id: 'a-b', authors: [{ name: 'Ole Øst' }], published: '2020-01-01' }),
      'ost2020sample',
    ],
    [paper({ title: 'Sample', id: 'P19-1001', authors: [{ name: 'The Sample Team' }] }), 'sample2019sample'],
    [paper({ title: 'A Sample', id: 'a-sample' }), 'sample'],
    [paper({ title: '—', id: 'a-b' }), 'paperab'],
  ])('consists of name, year and word, as far as they are known', (one, key) => {
    expect(citationKey(one)).toBe(key);
  });

  test('is the same in a file as on the page; if several papers share it, the first one keeps it', () => {
    const [first, second, third] = ['2026-03-02', '2026-03-03', '2026-03-04'].map((published, index) => ({
      ...cited,
      id: `2603.0000${index}`,
      published,
    })) as [Paper, Paper, Paper];
    const key = 'erdos2026attention';
    expect(citationKeys([third, paper(), first].map(keyedPaper))).toEqual([`${key}b`, '2026title', key]);
    expect(citationKeys([second, third, first].map(keyedPaper))).toEqual([`${key}b`, `${key}c`, key]);
  });

  test('is unique in a file', () => {
    const titles = fc.array(fc.constantFrom('net', 'netb', 'netc', 'a', '—'), { maxLength: 80 });
    fc.assert(
      fc.property(titles, (all) => {
        const keys = citationKeys(
          all.map((title, index) => keyedPaper(paper({ title, id: `2603.${10000 + index}` }))),
        );
        expect(new Set(keys).size).toBe(all.length);
      }),
    );
  });
});

describe('BibTeX', () => {
  test('has the known fields, and arXiv’s', () => {
    expect(toBibtex(cited)).toBe(
      [
        '@misc{erdos2026attention,',
        '  title = {Attention in {$O(n)$} for {BERT} \\& friends},',
        '  author = {Erdős, Pál and',
        '            van der Voorbeeld, Jr., Jan and',
        '            {The SAMPLE Collaboration}},',
        '  year = {2026},',
        '  month = mar,',
        '  day = {2},',
        '  eprint = {2603.01234},',
        '  archivePrefix = {arXiv},',
        '  eprinttype = {arXiv},',
        '  primaryClass = {cs.CL},',
        '  url = {https://arxiv.org/abs/2603.01234}',
        '}',
        '',
      ].join('\n'),
    );
  });

  test.each([
    [
      'Transactions of Samples, Volume 9',
      'a-b',
      '@article{',
      'journal = {Transactions of Samples},\n  volume = {9}',
    ],
    ['Proceedings of Samples', 'a-b', '@inproceedings{', 'booktitle = {Proceedings of Samples}'],
    ['Sample Letters 12 (2020)', 'a-b', '@misc{', 'howpublished = {Sample Letters 12 (2020)}'],
    ['Journal of Samples', '2603.01234', '@misc{', 'note = {Journal of Samples}'],
  ])('has the type of the venue %s of the paper %s', (venue, id, type, field) => {
    const text = toBibtex(paper({ venue, id }));
    expect(text).toContain(type);
    expect(text).toContain(field);
  });

  test('treats a venue of the ACL Anthology as proceedings, unless it is a journal', () => {
    const volume = { id: '2604.00001', sources: ['acl-xml'], venue: 'Sample Days 2026' };
    expect(toBibtex(paper(volume))).toContain('@inproceedings{');
    expect(toBibtex(paper({ ...volume, venue: 'Computational Linguistics, Volume 3' }))).toContain(
      '@article{',
    );
  });

  test('has the year of a paper without a known day', () => {
    const text = toBibtex(paper({ id: 'a-b', year: 2003 }));
    expect(text).toContain('  year = {2003}');
    expect(text).not.toContain('month =');
  });

  test('notes that a paper is withdrawn, or that its authors or year are unknown, and invents neither', () => {
    const text = toBibtex(
      paper({
        id: 'a-b',
        authorCount: 5,
        withdrawn: '2026-03-09',
        published: '2026-03-02',
        publishedInferred: 'year',
      }),
    );
    expect(text).toContain(
      'note = {Withdrawn on 2026-03-09. 5 authors, whose names are not known. The year is inferred}',
    );
    expect(text).not.toContain('author =');
  });

  test.each([
    ['A study of Berlin with X-rays', 'A study of {Berlin} with {X}-rays'],
    ['Gaussian Models Are What I Need', '{Gaussian} Models Are What I Need'],
    ['GPT-4o: Fast and iPhone-Ready Models', '{GPT}-4o: Fast and {iPhone}-Ready Models'],
    ['About C++ and 3D', 'About {C}++ and {3D}'],
    ['\\emph{In BERT} here', '\\emph{In BERT} here'],
  ])('protects the capitals of %s', (title, latex) => {
    expect(protectCapitals(title)).toBe(latex);
  });

  test.each<Author>([
    { name: 'Ii Aé Jr.' },
    { name: 'Md Example Jr.' },
    { name: 'Ii van der Aé' },
    { name: 'Jr. de Example' },
    { name: 'Ii Example Sample', given: 'Ii', family: 'Example Sample' },
    { name: 'Ii van Example Sample', given: 'Ii', family: 'van Example Sample' },
  ])('is read back with a given name that could be a suffix or a degree: $name', async (author) => {
    const [back] = await readAll(bibtex, toBibtex(paper({ authors: [author] })));
    expect(back?.authors?.map(({ name }) => name)).toEqual([author.name]);
  });

  test('is read back as a whole file', async () => {
    const other = paper({ id: '2603.00001', title: 'Another' });
    expect(
      (await readAll(bibtex, bibliography([cited, other].map(bibtexEntry)))).map(({ id }) => id),
    ).toEqual([cited.id, other.id]);
  });
});

describe('RIS', () => {
  test('has one value per line, and lines that end in CR LF', () => {
    expect(toRis(toCsl(cited)).split('\r\n')).toEqual([
      'TY  - UNPB',
      'ID  - erdos2026attention',
      `TI  - ${toPlain(cited.title)}`,
      'AU  - Erdős, Pál',
      'AU  - van der Voorbeeld, Jan, Jr.',
      'AU  - The SAMPLE Collaboration',
      'PY  - 2026',
      'DA  - 2026/03/02',
      'AN  - arXiv:2603.01234',
      'UR  - https://arxiv.org/abs/2603.01234',
      'KW  - attention',
      'KW  - speed',
      'AB  - One. Two.',
      'ER  - ',
      '',
    ]);
  });
});

describe('CSL-JSON', () => {
  test('has the parts of names and dates', () => {
    expect(toCsl(cited)).toMatchObject({
      type: 'article',
      author: [
        { family: 'Erdős', given: 'Pál' },
        { family: 'Voorbeeld', given: 'Jan', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
        { literal: 'The SAMPLE Collaboration' },
      ],
      issued: { 'date-parts': [[2026, 3, 2]] },
      number: 'arXiv:2603.01234',
    });
  });

  test('is the source of the other formats in the browser', () => {
    const item = toCsl(cited);
    const texts = citationTexts(toBibtex(cited), item);
    expect(texts.bibtex).toMatchObject({ text: toBibtex(cited), fileName: 'erdos2026attention.bib' });
    expect(texts.ris.text).toBe(toRis(item));
    expect(JSON.parse(texts.csl.text)).toEqual([item]);
  });
});

// `Jr` alone cannot be told from a suffix.
const letters = fc.stringMatching(/^[A-Z][a-zé]{1,8}$/u).filter((word) => !/^[JS]r$/u.test(word));
const names = fc.oneof(
  fc.tuple(letters, letters).map((parts) => parts.join(' ')),
  fc.tuple(letters, fc.constantFrom('van der', 'de la', 'von'), letters).map((parts) => parts.join(' ')),
  fc.tuple(letters, letters).map(([given, family]) => `${given} ${family} Jr.`),
  letters.map((word) => `The ${word} Collaboration`),
  letters,
);
// TeX reads these characters as a ligature if they are doubled, so one of two stays.
const titlesOf = (signs: RegExp) =>
  fc
    .array(fc.stringMatching(signs), { minLength: 1, maxLength: 6 })
    .map((words) => `T ${words.join(' ')} end`.replace(/([-',~`!?])\1+/gu, '$1'));
const anyTitle = titlesOf(/^[A-Za-zé0-9&%#_{}~^\\,.:;()+=/'-]{1,12}$/u);
// The readers of RIS and CSL-JSON interpret TeX and HTML, since people paste them there, although the formats
// are plain text.
const plainTitle = titlesOf(/^[A-Za-zé0-9%#,.:;()+=/'-]{1,12}$/u);

describe('every format', () => {
  test.each([
    ['BibTeX', bibtex, anyTitle, (one: Paper) => toBibtex(one)],
    ['RIS', ris, plainTitle, (one: Paper) => toRis(toCsl(one))],
    ['CSL-JSON', cslJson, plainTitle, (one: Paper) => JSON.stringify([toCsl(one)])],
  ])('%s reads back as the same identifier, authors and title', async (_, reader, titles, write) => {
    await fc.assert(
      fc.asyncProperty(titles, fc.array(names, { minLength: 1, maxLength: 4 }), async (title, all) => {
        const one = paper({ title: fromPlain([title]), authors: all.map((name) => ({ name })) });
        const [back] = await readAll(reader, write(one));
        expect(back?.id).toBe(one.id);
        expect(back?.authors?.map(({ name }) => name)).toEqual(all);
        expect(toPlain(back?.title ?? '')).toBe(title);
      }),
      { numRuns: 60 },
    );
  });

  test('keeps every character of a title if the format is plain text', () => {
    fc.assert(
      fc.property(anyTitle, (title) => {
        const item = toCsl(paper({ title: fromPlain([title]) }));
        expect(item.title).toBe(title);
        expect(toRis(item).split('\r\n')).toContain(`TI  - ${title}`);
      }),
    );
  });
});

async function readAll(reader: Reader, text: string): Promise<Paper[]> {
  const papers: Paper[] = [];
  for await (const reading of reader.read(decodeInput('file', Buffer.from(text)), {
    captured: '2026-12-31',
  })) {
    if ('problem' in reading) throw new Error(reading.problem.message);
    if ('paper' in reading) papers.push(reading.paper);
  }
  return papers;
}
