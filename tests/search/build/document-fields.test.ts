import { describe, expect, test } from 'vitest';
import type { Paper } from '../../../src/paper/schema.ts';
import { shortParts, toDocument } from '../../../src/search/build/document-fields.ts';
import { indexedNames } from '../../../src/search/build/indexed-names.ts';
import { shortTitleHash } from '../../../src/search/format/routing-table.ts';
import { abstractOf } from '../../../src/search/format/stored-fields.ts';

const paper = (changes: Partial<Paper>): Paper => ({
  id: '2603.01234',
  title: 'A title',
  abstract: '',
  sources: ['listing'],
  ...changes,
});

describe('the record of a paper', () => {
  test('has the URL from the root, and the facets', () => {
    const record = toDocument(paper({ listed: '2026-03-04', upvotes: 42 }), ['vision', 'robotics']);
    expect(record.url).toBe('/papers/2603.01234.html');
    const title = shortTitleHash('A title');
    expect(record.facet).toEqual({ date: '2026-03-04', votes: 42, topics: ['vision', 'robotics'], title });
  });

  test('has the date of publication rather than that of the listing', () => {
    const { facet } = toDocument(paper({ listed: '2026-03-04', published: '2024-01-09' }), []);
    expect(facet.date).toBe('2024-01-09');
  });

  test('has the year if no day is known, and an empty date if no year is known', () => {
    expect(toDocument(paper({ year: 1998 }), []).facet.date).toBe('1998');
    expect(toDocument(paper({}), []).facet.date).toBe('');
  });

  test('has the title or the id as content if the paper has no abstract, which does not count as an abstract', () => {
    const bare = toDocument(paper({ title: 'Graphs – an overview' }), []);
    expect(bare.content).toBe('Graphs - an overview');
    expect(abstractOf(bare)).toBe('');
    const nameless = toDocument(paper({ title: '???', abstract: '…' }), []);
    expect(nameless.content).toBe('2603.01234');
    expect(abstractOf(nameless)).toBe('');
    const whole = toDocument(paper({ abstract: 'We look at graphs.' }), []);
    expect(abstractOf(whole)).toBe('We look at graphs.');
  });

  test('has the names of symbols, those of the title apart from those of the abstract', () => {
    const { meta } = toDocument(
      paper({ title: 'On $\\alpha$-divergence', abstract: 'The norm of $\\nabla f$ in $\\mathbb{R}$.' }),
      [],
    );
    expect(meta.also.split(' ')).toContain('alpha-divergence');
    expect(meta.more?.split(' ')).toEqual(expect.arrayContaining(['nabla', 'R']));
    expect(toDocument(paper({ abstract: 'Plain words.' }), []).meta.more).toBeUndefined();
  });

  test('has the year as a word', () => {
    const { meta } = toDocument(paper({ published: '2017-06-12', abstract: 'The norm of $\\nabla f$.' }), []);
    expect(meta.more?.split(' ')).toEqual(expect.arrayContaining(['nabla', '2017']));
    expect(toDocument(paper({ year: 1998 }), []).meta.more).toBe('1998');
  });

  test('has the names of the authors for the author index', () => {
    const { names } = toDocument(paper({ authors: [{ name: 'Ada Jaming' }] }), []);
    expect(names).toEqual(indexedNames([{ name: 'Ada Jaming' }]));
    expect(toDocument(paper({ authorCount: 6 }), []).names).toEqual([]);
  });

  test('has a hash of a short title that singular and plural share, and none of a long title', () => {
    const keyOf = (title: string) => toDocument(paper({ title }), []).facet.title;
    expect(keyOf('Graphs')).toBeDefined();
    expect(keyOf('GRAPH')).toBe(keyOf('Graphs'));
    expect(keyOf('Trees')).not.toBe(keyOf('Graphs'));
    expect(keyOf('On the Colours of Graphs')).toBeUndefined();
  });

  test('has the number of authors if their names are not known', () => {
    expect(toDocument(paper({ authorCount: 6 }), []).meta.authors).toBe('6 authors');
    expect(toDocument(paper({ authorCount: 1 }), []).meta.authors).toBe('1 author');
    expect(toDocument(paper({}), []).meta.authors).toBeUndefined();
  });

  test('has formulas as plain text', () => {
    const record = toDocument(
      paper({ title: 'On $\\alpha$-divergence', abstract: 'In $\\mathbb{R}^n$ we show it.' }),
      [],
    );
    expect(record.meta.title).toBe('On α-divergence');
    expect(record.content).toBe('In ℝn we show it.');
  });

  test('keeps the title as it is written if folding changes it', () => {
    const record = toDocument(paper({ title: 'Kullback–Leibler' }), []);
    expect(record.meta.title).toBe('Kullback-Leibler');
    expect(record.meta.shown).toBe('Kullback–Leibler');
    expect(toDocument(paper({}), []).meta.shown).toBeUndefined();
  });

  test('has HTML in a title as plain text', () => {
    const record = toDocument(paper({ title: '\\<script>alert(1)\\</script>' }), []);
    expect(record.meta.title).toBe('<script>alert(1)</script>');
  });

  test('is found by its identifiers, also by former ones', () => {
    const { also } = toDocument(paper({ aliases: ['a-title'], doi: '10.1000/xyz' }), []).meta;
    expect(also.split(' ')).toEqual(['2603.01234', 'a-title', '10.1000/xyz']);
  });

  test('is found by parts of hyphenated words that are too short for the index', () => {
    expect(shortParts('DeepSeek-R1 and (GPT-4o): state-of-the-art')).toEqual([
      'R1',
      'GPT',
      '4o',
      'of',
      'the',
      'art',
    ]);
  });
});
