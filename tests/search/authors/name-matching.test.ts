import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeEntry,
  encodeEntry,
  keysOf,
  nameText,
  readName,
} from '../../../src/search/authors/author-entries.ts';
import {
  type Fit,
  matchName,
  nearKeys,
  otherKeys,
  toNameQuery,
} from '../../../src/search/authors/name-matching.ts';

const entry = (text: string) => decodeEntry(encodeEntry(text, undefined, new Map([[0, [1]]])));
const howWell = (asked: string, text: string, isWhole = true) =>
  matchName(entry(text), toNameQuery({ name: asked, isWhole }));

describe('a name in quotes', () => {
  test.each<[string, string, Fit | undefined]>([
    ['Ada Q. Example', 'Ada Q.|Example', 'printed'],
    ['ada q example', 'Ada Q.|Example', 'printed'],
    ['Example, Ada Q.', 'Ada Q.|Example', 'printed'],
    ['Zoe Angstrom', 'Zoë|Ångström', 'printed'],
    ['Ada Example, Jr.', 'Ada|Example|Jr.', 'printed'],
    ['Ada Example*', 'Ada|Example', 'printed'],
    ['Minsu Kim (김민수)', 'Minsu|Kim|(김민수)', 'printed'],
    ['张 伟', '张伟', 'printed'],
    ['张, 伟', '张伟', 'printed'],
    ['伟 张', '张伟', 'turned'],
    ['Example Ada Q.', 'Ada Q.|Example', 'turned'],
    ['Eunji Yebi', 'Eun-ji|Yebi', 'turned'],
    ['A. Example', 'Ada Q.|Example', 'compatible'],
    ['A. Q. Example', 'Ada|Example', 'compatible'],
    ['Ada Example', 'A. Q.|Example', 'compatible'],
    ['Example AQ', 'Ada Quill|Example', 'compatible'],
    ['AQ Example', 'Ada Q.|Example', 'compatible'],
    ['Jan Berg', 'Jan|van der Berg', 'compatible'],
    ['J. van der Berg', 'Jan|Berg', 'compatible'],
    ['Luca, Ada', 'Ada|De Luca', 'compatible'],
    ['Gabriel Garcia', 'Gabriel|García Muster', 'compatible'],
    ['Ada Meyer', 'Ada|Meyer-Muster', 'compatible'],
    ['van der Berg', 'Jan|van der Berg', 'words'],
    ['Quill Example', 'Ada Quill|Example', 'words'],
    ['kim 김민수', 'Minsu|Kim|(김민수)', 'words'],
    ['Ada Exam', 'Ada Q.|Example', 'begun'],
    ['A. Exam', 'Ada Q.|Example', 'begun'],
    ['Ad Exam', 'Ada Q.|Example', 'beginnings'],
    ['OpenLab', 'OpenLab', 'printed'],
    ['OpenLab', 'OpenLab Group', 'words'],
    ['Ada R. Example', 'Ada Q.|Example', undefined],
    ['Bo Example', 'Ada|Example', undefined],
    ['Wei Zhang', 'Min|Zhang', undefined],
    ['Li', 'Bo|Liu', 'begun'],
    ['!?', 'Ada|Example', undefined],
  ])('matches in the forms in which people write names: %s, %s', (asked, text, expected) => {
    expect(howWell(asked, text)).toBe(expected);
  });
});

describe('a name without quotes', () => {
  test.each<[string, string, Fit | undefined]>([
    ['example', 'Ada|Example', 'words'],
    ['Ada', 'Ada|Example', 'words'],
    ['exam', 'Ada|Example', 'begun'],
    ['oauthor', "Bold|O'Author", 'words'],
    ['bruijnexample', 'N. G.|de Bruijn-Example', 'words'],
    ['bruijn', 'N. G.|de Bruijn-Example', 'words'],
    ['de-bru', 'N. G.|de Bruijn-Example', 'begun'],
    ['张', '张伟', 'words'],
    ['김', 'Minsu|Kim|(김민수)', 'words'],
    ['伟', '张伟', undefined],
    ['张伟', '张伟明', 'begun'],
    ['山田太郎', '太郎 山田', 'words'],
    ['Jaming', 'William|James', undefined],
  ])('matches names that have it as a word: %s, %s', (asked, text, expected) => {
    expect(howWell(asked, text, false)).toBe(expected);
  });
});

describe('an entry of the index', () => {
  test('is read as it was written', () => {
    const papers = new Map([
      [0, [0, 7, 1295]],
      [3, [12]],
    ]);
    const line = encodeEntry('Jean-Pierre|de Muster', 'jean-pierre-de-muster', papers);
    expect(line).toBe('Jean-Pierre|de Muster\t-\t0:0.7.zs;3:c');
    expect(decodeEntry(line)).toMatchObject({
      name: 'Jean-Pierre de Muster',
      given: ['jean', 'pierre'],
      family: ['de', 'muster'],
      slug: 'jean-pierre-de-muster',
      papers,
    });
    expect(decodeEntry('张伟\tauthor--0123\t0:1').slug).toBe('author--0123');
    expect(decodeEntry('张伟\t\t0:1').slug).toBeUndefined();
  });

  test.each(['', 'Ada', 'Ada\t', 'Ada\t\t', 'Ada\t\t1', 'Ada\t\t0:', '<html>\t\t<p>', 'a\tb\t0:1\td'])(
    'is refused if it is damaged: %j',
    (line) => {
      expect(() => decodeEntry(line)).toThrow(SyntaxError);
    },
  );

  test('is listed under every word of the name', () => {
    expect(keysOf(readName('Ada Q.|van Muster'))).toEqual([
      'ada q van muster',
      'van ada q muster',
      'muster ada q van',
    ]);
    expect(keysOf(readName('Minsu|Kim|(김민수)'))).toContain('김민수 minsu kim');
    expect(keysOf(readName('A. B.'))).toEqual(['a b', 'b a']);
  });

  test('is found by family name and given names if a word occurs in both', () => {
    const keys = keysOf(readName('Muster Q.|Muster'));
    expect(keys).toEqual(['muster q muster', 'muster muster q']);
    const begins = nearKeys(toNameQuery({ name: 'Muster, Muster Q.', isWhole: true }));
    expect(keys.some((key) => begins.some((begin) => key.startsWith(begin)))).toBe(true);
  });

  test('is under the prefixes that a query for its name looks up', () => {
    const word = fc.stringMatching(/^[a-h]{1,6}$/u);
    const names = fc.tuple(fc.array(word, { minLength: 1, maxLength: 3 }), word);
    fc.assert(
      fc.property(names, ([given, family]) => {
        const keys = keysOf(readName(nameText(given.join(' '), family)));
        const isUnder = (begins: readonly string[]) =>
          begins.some((begin) => keys.some((key) => key.startsWith(begin)));
        for (const asked of [`${given.join(' ')} ${family}`, `${family}, ${given.join(' ')}`]) {
          if (/(?:^| )\w\w/u.test(asked)) {
            const query = toNameQuery({ name: asked, isWhole: true });
            expect(matchName(entry(nameText(given.join(' '), family)), query)).toBe('printed');
            expect(isUnder(nearKeys(query)), asked).toBe(true);
          }
        }
        for (const part of [family.slice(0, 2), given[0] ?? ''])
          if (part.length > 1) {
            const { beginnings } = otherKeys(toNameQuery({ name: part, isWhole: false }));
            expect(isUnder(beginnings), part).toBe(true);
          }
      }),
    );
  });
});
