import { describe, expect, test } from 'vitest';
import { doiOfPage, doisIn } from '../../../src/paper/identifiers/dois.ts';

describe('the DOIs of a field', () => {
  test.each([
    ['10.1000/a.1', ['10.1000/a.1']],
    ['10.1000/a.1; 10.1000/b.2', ['10.1000/a.1', '10.1000/b.2']],
    ['10.1000/a.1,10.1000/b.2', ['10.1000/a.1', '10.1000/b.2']],
    ['10.1000/a.1 10.1000/b.2', ['10.1000/a.1', '10.1000/b.2']],
    ['10.1000/a.1, Erratum-ibid', ['10.1000/a.1']],
    ['doi: 10.1000/a.1 (erratum: https://doi.org/10.1000/b.2)', ['10.1000/a.1', '10.1000/b.2']],
    ['10.1007/978-0-00-000000-2,978-0-00-000000-3', ['10.1007/978-0-00-000000-2']],
    ['10.1002/(SICI)1:2<3::AID-X4>3.0.CO;2-2', ['10.1002/(sici)1:2<3::aid-x4>3.0.co;2-2']],
    ['10.1000/with,comma', ['10.1000/with,comma']],
    ['to appear', []],
  ])('%s', (field, dois) => {
    expect(doisIn(field)).toEqual(dois);
  });
});

describe('the address of a publisher’s page', () => {
  test.each([
    'https://dl.acm.org/doi/10.1000/a.1',
    'https://dl.acm.org/doi/abs/10.1000/a.1?download=true',
    'https://onlinelibrary.example.com/doi/full/10.1000/a.1#section',
    'https://link.springer.com/article/10.1000/a.1',
    'https://link.springer.com/content/pdf/10.1000/a.1.pdf',
    'https://journals.plos.org/plosone/article?id=10.1000/a.1',
    'http://portal.acm.org/citation.cfm?doid=10.1000/a.1&coll=x',
  ])('holds its DOI: %s', (address) => {
    expect(doiOfPage(address)).toBe('10.1000/a.1');
  });

  test.each([
    'https://example.org/paper.pdf',
    'https://example.org/doi/suppl/10.1000/a.1/file',
    'https://link.springer.com/book/10.1000/a.1',
    'https://example.org/cites/10.1000/a.1',
  ])('does not hold one that is certainly its own: %s', (address) => {
    expect(doiOfPage(address)).toBeUndefined();
  });
});
