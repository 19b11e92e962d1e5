import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { papersInBib } from '../../src/shelf/files/bib-papers.ts';
import { bibliographyFile } from '../../src/shelf/files/bibliography-files.ts';
import { fileNameFrom, markdownFile, markdownNotes } from '../../src/shelf/files/markdown-files.ts';
import { readShelfJson, shelfJson } from '../../src/shelf/files/shelf-json.ts';
import { anyMark, anyPaper, savedPaper } from './papers.ts';

const NOW = '2026-03-06T00:00:00.000Z';
const SITE = 'https://papers.example.org/base/';
const BIBTEX = `@misc{lovelace2026paper,
  title = {A {{Paper}}},
  author = {Lovelace, Ada and Noether, Emmy},
  year = {2026},
  eprint = {2603.01234},
  archivePrefix = {arXiv}
}
`;

describe('the complete file', () => {
  test('gives every paper and mark back', () => {
    fc.assert(
      fc.property(fc.array(anyPaper), fc.array(anyMark), (papers, marks) => {
        expect(readShelfJson(shelfJson(papers, marks))).toEqual({ papers, marks, unreadable: 0 });
      }),
    );
  });

  test('counts what cannot be read, and keeps the rest', () => {
    const text = shelfJson([savedPaper()], []).replace('"papers": [', '"papers": [{"id": 7},');
    expect(readShelfJson(text)).toMatchObject({ papers: [savedPaper()], unreadable: 1 });
  });

  test.each([
    ['another JSON file', '{"papers": []}', 'other'],
    ['no JSON', '@misc{a}', 'other'],
    ['a later version', '{"format": "broadsheet-shelf", "version": 2, "papers": []}', 'later'],
  ])('says of %s what it is', (_, text, expected) => {
    expect(readShelfJson(text)).toBe(expected);
  });
});

describe('BibTeX', () => {
  test('gives id, title, authors, tags and notes back', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyPaper, { selector: ({ id }) => id }), (papers) => {
        const read = papersInBib(bibliographyFile(papers, 'bibtex'), NOW).papers;
        expect(read.map(({ paper }) => shown(paper))).toEqual(papers.map(shown));
      }),
      { numRuns: 300 },
    );
  });

  test('has the entry of the site with the tags and notes of the reader, each once', () => {
    const first = bibliographyFile(
      [savedPaper({ bibtex: BIBTEX, tags: ['proofs'], notes: '50% done' })],
      'bibtex',
    );
    const [read] = papersInBib(first, NOW).papers;
    const again = bibliographyFile(read === undefined ? [] : [read.paper], 'bibtex');
    expect(again).toBe(first);
    expect(first).toContain('title = {A {{Paper}}}');
    expect(first).toContain(
      '  keywords = {proofs},\n  annote = {50\\% done},\n  x-saved-id = {2603.01234}\n}',
    );
  });

  test('is read as other programs write it', () => {
    const text = String.raw`% Exported
@string{jml = "Journal of Looms"}
@comment{nothing}
@ARTICLE {erdos:1,
  author = "Paul Erd{\H o}s and {The Loom Group} and M{\"u}ller, Jr., Karl and others",
  title = {On {\'E}tale \emph{Looms} \& More},
  journal = jml # " B", year = 1996, month = feb, day = 3,
  doi = {10.1000/ABC.1}
}
@article{broken, author = {Nobody}}
@inproceedings{P19-1001, title = {Found by its key}}`;
    const { papers, unreadable } = papersInBib(text, NOW);
    expect(unreadable).toBe(1);
    expect(papers[0]?.paper).toMatchObject({
      title: 'On Étale emphLooms & More',
      authors: ['Paul Erdős', 'The Loom Group', 'Karl Müller Jr.'],
      day: '1996-02-03',
      csl: { 'container-title': 'Journal of Looms B', issued: { 'date-parts': [[1996, 2]] } },
    });
    expect(papers.map(({ ids }) => ids)).toEqual([['doi:10.1000/abc.1'], ['P19-1001']]);
  });

  test('a paper without an identifier has the same id in every import', () => {
    const ids = [1, 2].map(() => papersInBib('@book{a, title = {Looms}}', NOW).papers[0]?.paper.id);
    expect(ids[0]).toMatch(/^bib-[a-z0-9]+$/u);
    expect(ids[1]).toBe(ids[0]);
  });

  test('any text is read without an error', () => {
    const part = fc.constantFrom(
      '@article{',
      '@string(',
      'a',
      ',',
      '=',
      '{',
      '}',
      '"',
      '#',
      '\\',
      '\n',
      'title',
    );
    fc.assert(fc.property(fc.array(part), (parts) => void papersInBib(parts.join(''), NOW)));
  });
});

describe('RIS and CSL-JSON', () => {
  test('have tags as keywords, and never the same id twice', () => {
    const papers = [savedPaper({ tags: ['proofs'] }), savedPaper({ notes: 'Look', id: '2603.1234' })];
    const items: { id: string; keyword?: string }[] = JSON.parse(bibliographyFile(papers, 'csl'));
    expect(items[0]?.keyword).toBe('proofs');
    const same = papers.map((paper) => ({ ...paper, id: 'same' }));
    expect(JSON.parse(bibliographyFile(same, 'csl'))).toMatchObject([{ id: 'same' }, { id: 'same-2' }]);
    expect(bibliographyFile(papers, 'ris')).toMatch(/KW {2}- proofs\r\n(?:.|\s)*N1 {2}- Look\r\n/u);
  });
});

describe('Markdown', () => {
  test('one file has links to the pages of the site, and the notes as they are', () => {
    const paper = savedPaper({ title: 'A *star*', tags: ['to read'], notes: '- one\n- two' });
    expect(markdownFile([paper], SITE)).toBe(
      '# Saved papers\n\n## [A \\*star\\*](https://papers.example.org/base/papers/2603.01234.html)\n\n' +
        'Ada Lovelace, Emmy Noether · #to-read\n\n- one\n- two\n',
    );
  });

  test('the front matter of a note is YAML with the values of the paper', () => {
    fc.assert(
      fc.property(anyPaper, (paper) => {
        const [note = ''] = markdownNotes([paper], SITE).values();
        const yaml = /^---\n((?:.|\n)*?)\n---\n/u.exec(note)?.[1] ?? '';
        expect(load(yaml)).toMatchObject({
          title: paper.title,
          id: paper.id,
          saved: paper.savedAt.slice(0, 10),
        });
      }),
    );
  });

  test('file names are safe, distinct and short', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 300 })), (titles) => {
        const names = [
          ...markdownNotes(
            titles.map((title) => savedPaper({ title })),
            SITE,
          ).keys(),
        ];
        expect(names.length).toBe(titles.length);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) {
          expect(name).not.toMatch(/[\\/:*?"<>|#^[\]]|^\.|[. ]\.md$/u);
          expect(Buffer.byteLength(name)).toBeLessThan(255);
        }
      }),
    );
    expect(fileNameFrom('CON')).toBe('_CON');
    expect(fileNameFrom('...')).toBe('Paper');
  });
});

/** What every format keeps of a paper. Line ends and spaces around a note have no meaning in BibTeX. */
function shown({ id, title, authors, tags, notes }: ReturnType<typeof savedPaper>) {
  const plain = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return { id, title: plain(title), authors: authors.map(plain), tags: tags.map(plain), notes: plain(notes) };
}
