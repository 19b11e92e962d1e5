import { describe, expect, test } from 'vitest';
import { splitName } from '../../src/paper/names/names.ts';
import { isWebAddress, paperSchema } from '../../src/paper/schema.ts';
import { rankOf, sourceInfo } from '../../src/paper/sources.ts';
import { paper } from './papers.ts';

describe('the schema of a paper', () => {
  test('admits a paper with its id, title, source and abstract', () => {
    expect(paperSchema.safeParse(paper()).success).toBe(true);
  });

  test.each([
    ['an id with a space', { id: 'a b' }],
    ['an id that leaves the folder', { id: '../etc/passwd' }],
    ['an id with two slashes', { id: 'a/b/c' }],
    ['an id with an underscore, which file names need', { id: 'a_b' }],
    ['an id of 201 characters', { id: 'a'.repeat(201) }],
    ['an empty title', { title: ' \n' }],
    ['a day that does not exist', { listed: '2026-02-30' }],
    ['a moment for a day', { published: '2026-03-04T00:00:00Z' }],
    ['a link that runs a script', { links: { code: 'javascript:alert(1)' } }],
    ['a link of data', { links: { code: 'data:text/html,x' } }],
    ['a link without a scheme', { links: { code: 'example.org' } }],
    ['a licence that is no address', { license: 'CC-BY' }],
    ['no authors for an empty list', { authors: [] }],
    ['an author without a name', { authors: [{ name: '' }] }],
    ['zero authors', { authorCount: 0 }],
    ['a negative count', { upvotes: -1 }],
    ['half an upvote', { upvotes: 1.5 }],
    ['a count beyond all numbers', { upvotes: 1e300 }],
    ['no source', { sources: [] }],
    ['an alias that is no id', { aliases: ['../x'] }],
  ])('refuses %s', (_, fields) => {
    expect(paperSchema.safeParse({ ...paper(), ...fields }).success).toBe(false);
  });

  test('admits what a source adds to an author', () => {
    const authors = [{ name: 'Ada', email: 'hidden' }];
    expect(paperSchema.parse(paper({ authors })).authors).toEqual(authors);
  });
});

describe('addresses', () => {
  test('are of the web or are none', () => {
    for (const address of ['http://a.example', 'https://a.example/?q="x"', 'HTTPS://A.EXAMPLE'])
      expect(isWebAddress(address)).toBe(true);
    for (const address of [
      '',
      'a',
      '//a.example',
      'javascript:alert(1)',
      ' JAVASCRIPT:1',
      'java\nscript:1',
      'file:///x',
      'ftp://x',
    ])
      expect(isWebAddress(address)).toBe(false);
  });
});

describe('names', () => {
  test.each([
    ['Ada Example', { given: 'Ada', family: 'Example' }],
    ['Ludwig van Beethoven', { given: 'Ludwig', family: 'van Beethoven' }],
    ['Ada B. de la Cruz Jr.', { given: 'Ada B.', family: 'de la Cruz', suffix: 'Jr.' }],
    ['Plato', { family: 'Plato' }],
    ['Van Gogh', { given: 'Van', family: 'Gogh' }],
    ['', { family: '' }],
    ['Ada  Example\tIII', { given: 'Ada', family: 'Example', suffix: 'III' }],
  ])('split %s', (name, parts) => {
    expect(splitName(name)).toEqual(parts);
  });
});

describe('sources', () => {
  test('rank by how far their text can be trusted', () => {
    expect(rankOf(['listing', 'hf-daily'])).toBe(rankOf(['hf-daily']));
    expect(rankOf(['hf-daily'])).toBeGreaterThan(rankOf(['listing']));
    expect(rankOf(['made-up'])).toBe(0);
    expect(sourceInfo('made-up').label).toBe('made-up');
    expect(sourceInfo('constructor')).toEqual({ label: 'constructor', rank: 0 });
  });
});
