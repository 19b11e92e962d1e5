import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citeRecordOf, expandCiteRecord } from '../../src/exports/cite-record.ts';
import { toCsl } from '../../src/exports/csl.ts';
import { paper } from '../paper/papers.ts';

const words = fc.string({ unit: fc.constantFrom('a', 'É', ' ', ',', '"', '<', '李'), maxLength: 8 });
const names = fc.oneof(
  fc.record({ given: words, family: words }),
  fc.record(
    { family: words, given: words, 'non-dropping-particle': words, suffix: words },
    { requiredKeys: [] },
  ),
  fc.record({ literal: words }),
);

describe('the record of a paper in its page', () => {
  test('has a name of two parts as one text, and all other names in parts', () => {
    const authors = ['Ada Example', 'Ludwig van Beispiel', 'Max Muster Jr.', 'Plato'].map((name) => ({
      name,
    }));
    expect(citeRecordOf(toCsl(paper({ authors })))).toMatchObject({
      author: [
        'Example, Ada',
        { given: 'Ludwig', 'non-dropping-particle': 'van', family: 'Beispiel' },
        { given: 'Max', family: 'Muster', suffix: 'Jr.' },
        expect.not.stringMatching(/./u),
      ],
    });
  });

  test('is the same item again when it is read', () => {
    fc.assert(
      fc.property(fc.array(names), fc.option(fc.array(names), { nil: undefined }), (author, editor) => {
        const item = { ...toCsl(paper({})), author, ...(editor && { editor }) };
        expect(expandCiteRecord(JSON.parse(JSON.stringify(citeRecordOf(item))))).toEqual(item);
      }),
    );
  });

  test('of a former version, and any other value, stays as it is', () => {
    for (const value of [
      { author: [{ given: 'Ada', family: 'Example' }] },
      { author: 1 },
      null,
      7,
      'Example, Ada',
    ])
      expect(expandCiteRecord(value)).toEqual(value);
  });

  test('takes a text without a comma for a whole name', () => {
    expect(expandCiteRecord({ author: ['The Team'] })).toEqual({ author: [{ literal: 'The Team' }] });
  });
});
