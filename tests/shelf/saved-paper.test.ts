import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSavedPaper, tidyTags } from '../../src/shelf/saved-paper.ts';
import { anyPaper, savedPaper } from './papers.ts';

describe('reading saved papers', () => {
  test('a saved paper is the same after JSON', () => {
    fc.assert(
      fc.property(anyPaper, (paper) => {
        expect(readSavedPaper(JSON.parse(JSON.stringify(paper)))).toEqual(paper);
      }),
    );
  });

  test('any JSON gives a paper with all required fields, or nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue()), (value, fields) => {
        for (const each of [value, { ...savedPaper(), ...fields }]) {
          const paper = readSavedPaper(each);
          if (paper !== undefined) expect(readSavedPaper(paper)).toEqual(paper);
        }
      }),
    );
  });

  test.each([
    ['no id', { id: '' }],
    ['no title', { title: ' ' }],
    ['a script as its page', { path: 'javascript:alert(1)' }],
    ['a page of another site', { path: '//example.org/papers/x.html' }],
    ['a page outside of the papers', { path: 'papers/../search.html' }],
  ])('a paper with %s cannot be read', (_, changes) => {
    expect(readSavedPaper({ ...savedPaper(), ...changes })).toBeUndefined();
  });

  test('wrong optional fields are left out', () => {
    const wrong = { day: 'yesterday', abstract: 7, vector: '%', csl: { id: 'x', title: 'y', type: 'poem' } };
    expect(readSavedPaper({ ...savedPaper(), ...wrong })).toEqual(savedPaper());
  });

  test('a CSL item keeps its texts, names and date, and nothing else', () => {
    const csl = {
      id: 'x',
      type: 'article-journal',
      title: 'y',
      DOI: '10.1000/x',
      author: [{ family: 'Noether', given: 'Emmy' }],
      issued: { 'date-parts': [[2026, 3]] },
    };
    const more = { ...csl, author: [...csl.author, 'Ada', { age: 3 }], custom: { a: 1 } };
    expect(readSavedPaper({ ...savedPaper(), csl: more })?.csl).toEqual(csl);
  });

  test('times are compared as texts, so they are brought into one form', () => {
    const paper = readSavedPaper({ ...savedPaper(), changedAt: '2026-03-05T12:00:00+02:00' });
    expect(paper?.changedAt).toBe('2026-03-05T10:00:00.000Z');
  });

  test('tags have no commas, no spaces around them, and no repetitions', () => {
    expect(tidyTags([' to read ', 'to  read', 'a,b', ' '])).toEqual(['to read', 'a b']);
  });
});
