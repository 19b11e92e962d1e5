import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citedName, isBodyWithComma, withoutMarks } from '../../../src/paper/names/names.ts';

describe('names as citations need them', () => {
  test.each([
    ['Ada Example', { given: 'Ada', family: 'Example' }],
    ['Plato', { family: 'Plato' }],
    ['Ludwig van der Sample', { given: 'Ludwig', particle: 'van der', family: 'Sample' }],
    ['Ana de la Prueba', { given: 'Ana', particle: 'de la', family: 'Prueba' }],
    ['Otto von Muster', { given: 'Otto', particle: 'von', family: 'Muster' }],
    ['Omar bin Mithal', { given: 'Omar', particle: 'bin', family: 'Mithal' }],
    ['Omar al-Mithal', { given: 'Omar', family: 'al-Mithal' }],
    ['Maria De Luca', { given: 'Maria', family: 'De Luca' }],
    ['Jan Van den Voorbeeld', { given: 'Jan', family: 'Van den Voorbeeld' }],
    ['Ada B. Example Jr.', { given: 'Ada B.', family: 'Example', suffix: 'Jr.' }],
    ['Ada B. Example, Jr.', { given: 'Ada B.', family: 'Example', suffix: 'Jr.' }],
    ['Ada Example III', { given: 'Ada', family: 'Example', suffix: 'III' }],
    ['Example, Ada', { given: 'Ada', family: 'Example' }],
    ['Pál Erdős', { given: 'Pál', family: 'Erdős' }],
    ['K. -U. Muster', { given: 'K.-U.', family: 'Muster' }],
    ['Yilun Du', { given: 'Yilun', family: 'Du' }],
    ['Boxin Ai', { given: 'Boxin', family: 'Ai' }],
    ['The Binh Le', { given: 'The Binh', family: 'Le' }],
    ["Siobhán O'Sample-Doe", { given: 'Siobhán', family: "O'Sample-Doe" }],
    ['王 小明', { literal: '王 小明' }],
    ['王小明', { literal: '王小明' }],
    ['The SAMPLE Collaboration', { literal: 'The SAMPLE Collaboration' }],
    ['Sample Team', { literal: 'Sample Team' }],
    ['Sample AI', { literal: 'Sample AI' }],
    ['Bureau of Samples', { literal: 'Bureau of Samples' }],
    ['R2 Sample', { literal: 'R2 Sample' }],
    [':', { literal: ':' }],
  ])('of %s', (name, parts) => {
    expect(citedName({ name })).toEqual(parts);
  });

  test('take the parts that the source states, and find the suffix in what is printed', () => {
    const author = { name: 'Ana María García y Vega IV', given: 'Ana María', family: 'García y Vega' };
    expect(citedName(author)).toEqual({ given: 'Ana María', family: 'García y Vega', suffix: 'IV' });
    const dutch = { name: 'Jan van Voorbeeld', given: 'Jan', family: 'van Voorbeeld' };
    expect(citedName(dutch)).toEqual({ given: 'Jan', particle: 'van', family: 'Voorbeeld' });
  });

  test('leave out the comma that a source leaves behind a family name', () => {
    const author = { name: 'Ada Example, Jr.', given: 'Ada', family: 'Example,' };
    expect(citedName(author)).toEqual({ given: 'Ada', family: 'Example', suffix: 'Jr.' });
  });

  test('see an organisation also where a source has taken its name apart', () => {
    const author = { name: 'Sample Team', given: 'Sample', family: 'Team' };
    expect(citedName(author)).toEqual({ literal: 'Sample Team' });
  });

  test('take the parts of a name in Han, kana or hangul, where the source states them', () => {
    const parts = { given: '小红', family: '例' };
    expect(citedName({ name: '例小红', ...parts })).toEqual(parts);
    expect(citedName({ name: '例小红*', given: '小红*', family: '例' })).toEqual(parts);
    expect(citedName({ name: 'Hong 例', given: 'Hong', family: '例' })).toEqual({
      given: 'Hong',
      family: '例',
    });
    const abroad = { given: 'アダ・B', family: 'エグザンプル' };
    expect(citedName({ name: 'アダ・B・エグザンプル', ...abroad })).toEqual(abroad);
    // What a person has printed in another way is not taken apart.
    expect(citedName({ name: '小红 例', ...parts })).toEqual({ literal: '小红 例' });
  });

  test('leave out the footnote marks behind a name, and behind the parts that a source has made of it', () => {
    expect(citedName({ name: 'Jane van Doe†' })).toEqual({ given: 'Jane', particle: 'van', family: 'Doe' });
    expect(citedName({ name: 'Jane Doe Jr.*' })).toEqual({ given: 'Jane', family: 'Doe', suffix: 'Jr.' });
    expect(citedName({ name: 'Doe, Jane 1,2' })).toEqual({ given: 'Jane', family: 'Doe' });
    for (const mark of ['*', '**', ' †', '1', ' 1,2'])
      expect(citedName({ name: `Jane Doe${mark}`, given: 'Jane', family: `Doe${mark}` })).toEqual({
        given: 'Jane',
        family: 'Doe',
      });
    expect(citedName({ name: 'Doe, Jane†', given: 'Jane†', family: 'Doe' })).toEqual({
      given: 'Jane',
      family: 'Doe',
    });
    expect(citedName({ name: 'Sample Team*' })).toEqual({ literal: 'Sample Team' });
    expect(citedName({ name: '王小明*' })).toEqual({ literal: '王小明' });
  });
});

describe('a name with a comma', () => {
  test.each('Sample and Sons, Inc.|Sample, GmbH|Works, Co., Ltd|Institute of Samples, Sometown'.split('|'))(
    'is an organisation’s: %s',
    (name) => {
      expect(isBodyWithComma(name)).toBe(true);
    },
  );

  test.each(
    'Sample, Ada|Co, Ada|Sample, Ada, Jr.|Collaboration, SAMPLE|Sample Team|Sample, AG|Sample, S.A.|Inc'.split(
      '|',
    ),
  )('is a person’s, or has been turned round: %s', (name) => {
    expect(isBodyWithComma(name)).toBe(false);
  });
});

describe('footnote marks', () => {
  test.each('*|**| *|†|‡|§|¶|✉|*†|∗|1|12|1*|1,2| 1,2| 1, 3,*|, 2|¹| ¹|²,³|#|# 1| 0001'.split('|'))(
    '“%s” goes from behind the name of a person',
    (mark) => {
      expect(withoutMarks(`Jane Doe${mark}`)).toBe('Jane Doe');
    },
  );

  test.each(
    `Jane Doe|Jane Doe,|Jane Doe 2024|R2|R2 Sample|Sample3|C#|A*B Sample|*|†|12|Sample Opus 4|Sample Opus 0|\
Class of 1968|Sample Team 7|Sample Lab42|Sample Project 1,2`.split('|'),
  )('are not seen in %s', (name) => {
    expect(withoutMarks(name)).toBe(name);
  });

  test('that are certain go also where a number stays', () => {
    expect(withoutMarks('Sample Team 7*')).toBe('Sample Team 7');
    expect(withoutMarks('Sample3 †')).toBe('Sample3');
  });

  test('leave one name, whatever stands before them', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aB é王,.*†1¹#') }), (name) => {
        const once = withoutMarks(name);
        expect(name.trim().replace(/\s+/gu, ' ').startsWith(once)).toBe(true);
        expect(withoutMarks(once)).toBe(once);
      }),
    );
  });
});
