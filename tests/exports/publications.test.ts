import { describe, expect, test } from 'vitest';
import { toBibtex } from '../../src/exports/bibtex/bibtex.ts';
import { citationKey } from '../../src/exports/citation-key.ts';
import { toCsl } from '../../src/exports/csl.ts';
import { citationMeta } from '../../src/exports/head/citation-meta.ts';
import { coins } from '../../src/exports/head/coins.ts';
import { scholarlyArticle } from '../../src/exports/head/scholarly-article.ts';
import { signposts } from '../../src/exports/head/signposting.ts';
import { pageSpan, pagesWith } from '../../src/exports/page-ranges.ts';
import { workOf } from '../../src/exports/publication.ts';
import { publicationInWords } from '../../src/exports/publication-words.ts';
import { referenceOf } from '../../src/exports/reference.ts';
import { toRis } from '../../src/exports/ris.ts';
import type { Paper } from '../../src/paper/schema.ts';
import { paper } from '../paper/papers.ts';

const ARTICLE = paper({
  id: 'charm-of-gadgets',
  title: 'Charm of gadgets',
  authors: [{ name: 'Mila Probe' }],
  year: 2021,
  // Its name has no word such as “journal”.
  venue: 'Phys. Imag. B',
  publication: {
    type: 'article-journal',
    volume: '7',
    issue: '2',
    pages: '11-19',
    month: 5,
    pmid: '12345678',
  },
});
const LETTER = paper({
  id: 'a-letter',
  title: 'A letter',
  authors: [{ name: '山田太郎', given: '太郎', family: '山田' }],
  year: 2020,
  venue: 'eLetters',
  publication: { type: 'article-journal', volume: '12', articleNumber: '041001' },
});
const EDITORS = ['Jo Tester', 'Ada Example', 'Society of Testers', 'Bo Fa', 'Cy Do', 'Di Mi'].map((name) => ({
  name,
}));
const TALK = paper({
  id: 'a-talk',
  title: 'A talk',
  authors: [{ name: 'Nora Sample' }],
  year: 2020,
  venue: 'Proceedings of the Sample Days',
  publication: {
    type: 'paper-conference',
    pages: '1-12',
    series: 'Notes in Samples',
    number: '345',
    editors: EDITORS,
    publisher: 'Taylor and Tester',
    place: 'Utrecht',
    event: 'Samples 2020',
    eventPlace: 'Online',
    isbn: '978-3-16-148410-0',
  },
});
const CHAPTER = paper({
  id: 'a-chapter',
  title: 'A chapter',
  authors: [{ name: 'Nora Sample' }],
  year: 1993,
  venue: 'Handbook of Testing',
  publication: { type: 'chapter', volume: '5', series: 'Annals of Tests', edition: '2', pages: '7' },
});
const THESIS = paper({
  id: 'a-thesis',
  title: 'A thesis',
  authors: [{ name: 'Ulla Beispiel' }],
  year: 2018,
  publication: { type: 'thesis', genre: 'PhD thesis', school: 'University of Samples' },
});
const REPORT = paper({
  id: 'a-report',
  title: 'A report',
  authors: [{ name: 'Nora Sample' }],
  year: 2004,
  publication: {
    type: 'report',
    genre: 'Technical Report',
    number: 'US-2004-036',
    school: 'Sample Institute',
    place: 'Delft',
  },
});
const BOOK = paper({
  id: 'a-book',
  title: 'A book',
  year: 2000,
  publication: {
    type: 'book',
    editors: EDITORS.slice(0, 2),
    publisher: 'Sample Press',
    edition: 'Second',
    volume: '3',
  },
});
const PREPRINT = paper({ venue: 'Phys. Imag. B 7 (2021) 11-19', publication: { type: 'article', month: 5 } });

describe('BibTeX', () => {
  test.each([
    [
      'a journal article',
      ARTICLE,
      [
        '@article{',
        'journal = {Phys. Imag. B}',
        'volume = {7}',
        'number = {2}',
        'pages = {11--19}',
        'month = may',
        'pmid = {12345678}',
      ],
    ],
    ['an article without pages', LETTER, ['@article{', 'author = {山田, 太郎}', 'eid = {041001}']],
    [
      'a conference paper',
      TALK,
      [
        '@inproceedings{',
        'booktitle = {Proceedings of the Sample Days}',
        '{Society of Testers} and',
        'series = {Notes in Samples}',
        'number = {345}',
        'publisher = {{Taylor and Tester}}',
        'address = {Utrecht}',
        'isbn = {978-3-16-148410-0}',
      ],
    ],
    [
      'a chapter',
      CHAPTER,
      ['@incollection{', 'booktitle = {Handbook of Testing}', 'volume = {5}', 'series = {Annals of Tests}'],
    ],
    ['a thesis', THESIS, ['@phdthesis{', 'school = {University of Samples}']],
    [
      'a report',
      REPORT,
      [
        '@techreport{',
        'institution = {Sample Institute}',
        'number = {US-2004-036}',
        'type = {Technical Report}',
      ],
    ],
    [
      'an edited book',
      BOOK,
      ['@book{', 'editor = {Tester, Jo and', 'edition = {Second}', 'publisher = {Sample Press}'],
    ],
    ['a preprint', PREPRINT, ['@misc{', 'note = {Phys. Imag. B 7 (2021) 11-19}']],
  ])('has the entry type and fields of %s', (_, one, fields) => {
    const text = toBibtex(one);
    for (const field of fields) expect(text).toContain(field);
  });

  test('names the degree of a thesis, if it is known', () => {
    const entry = (genre?: string) => {
      const publication = { type: 'thesis' as const, ...(genre !== undefined && { genre }) };
      return toBibtex(paper({ id: 'a-b', publication })).split('{')[0];
    };
    expect(['Dissertation', 'MSc thesis', 'Habilitation', undefined].map(entry)).toEqual([
      '@phdthesis',
      '@mastersthesis',
      '@thesis',
      '@thesis',
    ]);
  });

  test('treats a work that is only on arXiv as a preprint, and one that was published elsewhere as published', () => {
    const types = (['document', 'manuscript', 'webpage', 'article-journal'] as const).map(
      (type) => workOf(paper({ publication: { type } })).type,
    );
    expect(types).toEqual(['article', 'article', 'article', 'article']);
    const out = paper({ venue: 'Phys. Imag. B', publication: { type: 'article-journal', volume: '7' } });
    expect(toBibtex(out)).toMatch(
      /^@article\{[\s\S]*journal = \{Phys\. Imag\. B\}[\s\S]*eprint = \{2603\.01234\}/u,
    );
    expect(toCsl(out)).toMatchObject({ archive: 'arXiv', archive_location: 'arXiv:2603.01234' });
    expect(toRis(toCsl(out))).toContain('AN  - arXiv:2603.01234');
  });

  test('has the first editor of an edited book in its key', () => {
    expect(citationKey(BOOK)).toBe('tester2000book');
  });
});

describe('RIS', () => {
  test.each([
    [
      ARTICLE,
      [
        'TY  - JOUR',
        'T2  - Phys. Imag. B',
        'VL  - 7',
        'IS  - 2',
        'SP  - 11',
        'EP  - 19',
        'DA  - 2021/05//',
        'AN  - PMID:12345678',
      ],
    ],
    [LETTER, ['C7  - 041001']],
    [
      TALK,
      [
        'TY  - CONF',
        'A2  - Tester, Jo',
        'C3  - Proceedings of the Sample Days',
        'T2  - Samples 2020',
        'C1  - Utrecht',
        'CY  - Online',
        'SV  - 345',
        'SN  - 978-3-16-148410-0',
      ],
    ],
    [CHAPTER, ['TY  - CHAP', 'T2  - Handbook of Testing', 'T3  - Annals of Tests', 'ET  - 2', 'SP  - 7']],
    [THESIS, ['TY  - THES', 'PB  - University of Samples', 'M3  - PhD thesis']],
    [REPORT, ['TY  - RPRT', 'M1  - US-2004-036', 'PB  - Sample Institute', 'CY  - Delft']],
    [BOOK, ['TY  - BOOK', 'A3  - Tester, Jo', 'ET  - Second']],
  ])('has the tags of its type: %j', (one, lines) => {
    expect(toRis(toCsl(one)).split('\r\n')).toEqual(expect.arrayContaining(lines));
  });
});

describe('the metadata of a page', () => {
  const tags = (one: Paper) => citationMeta(one).map(({ name, content }) => `${name}=${content}`);
  test.each([
    [
      ARTICLE,
      [
        'citation_journal_title=Phys. Imag. B',
        'citation_volume=7',
        'citation_issue=2',
        'citation_firstpage=11',
        'citation_lastpage=19',
        'citation_publication_date=2021/05',
        'z:itemType=journalArticle',
      ],
    ],
    [
      TALK,
      [
        'citation_conference_title=Proceedings of the Sample Days',
        'citation_editor=Tester, Jo',
        'citation_isbn=978-3-16-148410-0',
        'citation_publisher=Taylor and Tester',
      ],
    ],
    [CHAPTER, ['citation_inbook_title=Handbook of Testing', 'citation_series_title=Annals of Tests']],
    [THESIS, ['citation_dissertation_institution=University of Samples', 'z:itemType=thesis']],
    [
      REPORT,
      [
        'citation_technical_report_institution=Sample Institute',
        'citation_technical_report_number=US-2004-036',
      ],
    ],
  ])('are the tags of its type: %j', (one, expected) => {
    expect(tags(one)).toEqual(expect.arrayContaining(expected));
  });

  test('has the issue of a volume of a journal, or the book, in JSON-LD', () => {
    expect(scholarlyArticle(ARTICLE)).toMatchObject({
      '@type': 'ScholarlyArticle',
      datePublished: '2021-05',
      pageStart: '11',
      pageEnd: '19',
      isPartOf: {
        '@type': 'PublicationIssue',
        issueNumber: '2',
        isPartOf: { volumeNumber: '7', isPartOf: { '@type': 'Periodical', name: 'Phys. Imag. B' } },
      },
    });
    expect(scholarlyArticle(TALK)).toMatchObject({
      publisher: { name: 'Taylor and Tester', address: 'Utrecht' },
      isPartOf: { '@type': 'Book', isbn: '978-3-16-148410-0', isPartOf: { volumeNumber: '345' } },
    });
    expect(scholarlyArticle(THESIS)).toMatchObject({ '@type': 'Thesis', inSupportOf: 'PhD thesis' });
    expect(signposts(THESIS).map(({ href }) => href)).toContain('https://schema.org/Thesis');
  });

  test('has the type, the volume and the pages in COinS', () => {
    const said = (one: Paper) => Object.fromEntries(new URLSearchParams(coins(one)));
    expect(said(ARTICLE)).toMatchObject({
      'rft.jtitle': 'Phys. Imag. B',
      'rft.volume': '7',
      'rft.issue': '2',
      'rft.spage': '11',
      'rft.epage': '19',
      rft_id: 'info:pmid/12345678',
    });
    expect(said(CHAPTER)).toMatchObject({
      'rft.genre': 'bookitem',
      'rft.btitle': 'Handbook of Testing',
      'rft.series': 'Annals of Tests',
    });
    expect(said(BOOK)).toMatchObject({ 'rft.genre': 'book', 'rft.btitle': 'A book' });
    expect(said(THESIS)).toMatchObject({
      rft_val_fmt: 'info:ofi/fmt:kev:mtx:dissertation',
      'rft.inst': 'University of Samples',
    });
  });
});

describe('the publication of a work in words', () => {
  test.each([
    [ARTICLE, ['Phys. Imag. B 7 (2), 11–19, May 2021']],
    [LETTER, ['eLetters 12, article 041001, May 2021']],
    [
      TALK,
      [
        'In Proceedings of the Sample Days, edited by Jo Tester, Ada Example, Society of Testers and 3 others, Notes in Samples 345, pages 1–12',
        'Presented at Samples 2020, Online',
        'Taylor and Tester, Utrecht, May 2021',
      ],
    ],
    [CHAPTER, ['In Handbook of Testing, 2nd edition, volume 5 of Annals of Tests, page 7, May 2021']],
    [THESIS, ['PhD thesis, University of Samples, May 2021']],
    [REPORT, ['Technical Report US-2004-036, Sample Institute, Delft, May 2021']],
    [BOOK, ['Edited by Jo Tester and Ada Example, Second edition, volume 3', 'Sample Press, May 2021']],
    [PREPRINT, []],
  ])('reads like a citation in a text: %j', (one, sentences) => {
    expect(publicationInWords(workOf(one), { date: 'May 2021' })).toEqual(sentences);
  });

  test('is part of the reference, which begins with the editors if there are no authors', () => {
    expect(referenceOf(ARTICLE).facts).toEqual(['Phys. Imag. B 7 (2), 11–19']);
    expect(referenceOf(BOOK)).toMatchObject({
      authors: 'Jo Tester and Ada Example (eds.)',
      facts: ['Second edition, volume 3', 'Sample Press'],
    });
  });
});

describe('pages', () => {
  test.each([
    ['11-19', { first: '11', last: '19' }, '11--19'],
    ['7', { first: '7' }, '7'],
    ['A-1-A-9', { first: 'A-1', last: 'A-9' }, 'A-1--A-9'],
    ['1-4, 9', { first: '1', last: '9' }, '1--4, 9'],
    ['xi-', { first: 'xi' }, 'xi--'],
  ])('%s go from the first to the last', (pages, span, tex) => {
    expect(pageSpan(pages)).toEqual(span);
    expect(pagesWith(pages, '--')).toBe(tex);
  });
});
