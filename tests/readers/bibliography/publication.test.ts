import { expect, test } from 'vitest';
import {
  isbnIn,
  issnIn,
  pagesFrom,
  pmidIn,
  publicationFrom,
  withSubtitle,
} from '../../../src/readers/bibliography/publication.ts';

test.each([
  ['11--19', { pages: '11-19' }],
  ['11 – 19', { pages: '11-19' }],
  ['968 - 980', { pages: '968-980' }],
  ['7,41, 73--97', { pages: '7, 41, 73-97' }],
  ['pp. 11-19', { pages: '11-19' }],
  ['p11', { pages: 'p11' }],
  ['S. 11-19', { pages: '11-19' }],
  ['S11-S19', { pages: 'S11-S19' }],
  ['313-+', { pages: '313+' }],
  ['11-', { pages: '11' }],
  ['e0123', { articleNumber: 'e0123' }],
  ['E12–E12', { articleNumber: 'E12' }],
  ['e12-e19', { pages: 'e12-e19' }],
  ['', { pages: '' }],
])('pages: %j is read as %j', (written, pages) => {
  expect(pagesFrom(written)).toEqual(pages);
});

test.each([
  ['978-3-00-000001-7', '978-3-00-000001-7'],
  ['ISBN 0-00-000003-X (paperback)', '0-00-000003-X'],
  ['http://id.crossref.org/isbn/9783000000017 9783000000024', '9783000000017'],
  ['1234-5678', ''],
  ['', ''],
])('ISBN: %j is read as %j', (text, isbn) => {
  expect(isbnIn(text)).toBe(isbn);
});

test.each([
  ['1234-567x', '1234-567X'],
  ['12345678', '1234-5678'],
  ['0000-0019 (print), 0000-0027 (online)', '0000-0019'],
  ['978-3-00-000001-7', ''],
  ['TR-7', ''],
])('ISSN: %j is read as %j', (text, issn) => {
  expect(issnIn(text)).toBe(issn);
});

test('a number alone is a PubMed id only if the reference comes from PubMed', () => {
  expect(pmidIn('12345678', true)).toBe('12345678');
  expect(pmidIn('12345678', false)).toBe('');
  expect(pmidIn('Found as PMID: 12345678.', false)).toBe('12345678');
  expect(pmidIn('WOS:000123456789', true)).toBe('');
});

test.each([
  ['Oars', 'A survey', 'Oars: A survey'],
  ['Oars:', 'a history', 'Oars: a history'],
  ['What is an oar?', 'An answer', 'What is an oar? An answer'],
  ['The word “oar!”', 'A note', 'The word “oar!” A note'],
  ['Oars (and paddles)', 'A comparison', 'Oars (and paddles): A comparison'],
  ['Oars –', 'and paddles', 'Oars – and paddles'],
  ['', 'Alone', 'Alone'],
  ['Alone', '', 'Alone'],
])('title %j and subtitle %j are joined with a colon only if one is needed: %j', (title, subtitle, both) => {
  expect(withSubtitle(title, subtitle)).toBe(both);
});

test('a publication has no empty fields, and each field on one line', () => {
  expect(publicationFrom({ volume: '', issue: undefined, publisher: ' Quay\n Press ', editors: [] })).toEqual(
    {
      publisher: 'Quay Press',
    },
  );
});
