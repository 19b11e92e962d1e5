import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { authorSlugOf, personNameOf } from '../../../src/catalog/authors/author-slugs.ts';
import { authorsOf, papersByYear } from '../../../src/catalog/authors/authors.ts';
import { coauthorsOf, MAX_AUTHORS_PER_PAPER, mostActive } from '../../../src/catalog/authors/coauthors.ts';
import { nameKeyOf } from '../../../src/paper/names/name-key.ts';
import { paper, titles } from '../papers.ts';

const by = (...names: string[]) => ({ authors: names.map((name) => ({ name })) });
const nameArbitrary = fc
  .array(
    fc.constantFrom('Jane', 'J.', 'Doé', 'Łukasz', 'O’Brien', 'van', 'Müller-Lüdenscheidt', 'Иван', '伟'),
    {
      minLength: 2,
      maxLength: 4,
    },
  )
  .map((words) => words.join(' '));

describe('the key of a name', () => {
  test.each([
    ['Jane Doe', 'JANE  DOE'],
    ['José Doe', 'Jose\u0301 Doe'],
    ['José Doe', 'Jose Doe'],
    ['J. K. Doe', 'J.K. Doe'],
    ['Anne-Marie O’Doe', "Anne Marie O'Doe"],
    ['Łukasz Dœ', 'Lukasz Doe'],
    ['İlker Doe', 'Ilker Doe'],
    ['見本花子', '見本 花子'],
    ['보기영희', '보기\u3000영희'],
  ])('is one for %s and %s', (a, b) => {
    expect(nameKeyOf(a)).toBe(nameKeyOf(b));
  });

  test.each([
    ['J. Doe', 'Jane Doe'],
    ['Jane Q. Doe', 'Jane Doe'],
    ['Xi An Li', 'Xian Li'],
    ['Андрей Доу', 'Андреи Доу'],
    ['Doe Jane', 'Jane Doe'],
    ['Jane 例', 'Jane例'],
  ])('is not one for %s and %s', (a, b) => {
    expect(nameKeyOf(a)).not.toBe(nameKeyOf(b));
  });

  test('stays itself, whatever becomes of case, accents and dots', () => {
    fc.assert(
      fc.property(nameArbitrary, (name) => {
        const key = nameKeyOf(name);
        const variants = [
          key,
          name.toUpperCase(),
          name.normalize('NFD'),
          name.replaceAll('.', ''),
          ` ${name} `,
        ];
        expect(variants.map(nameKeyOf)).toEqual(variants.map(() => key));
      }),
    );
  });

  test('never fails, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const key = nameKeyOf(text);
        expect(nameKeyOf(key)).toBe(key);
      }),
    );
  });
});

describe('the name of a person', () => {
  test('stands in its natural order', () => {
    expect(personNameOf({ name: 'Doe, Jane' })).toBe('Jane Doe');
    expect(personNameOf({ name: 'van der Doe, Jan' })).toBe('Jan van der Doe');
    expect(personNameOf({ name: 'Jane Doe' })).toBe('Jane Doe');
    expect(personNameOf({ name: 'Jane Doe (Dee)' })).toBe('Jane Doe');
    expect(personNameOf({ name: 'Jane Doe1,2 (Dee)*' })).toBe('Jane Doe');
    expect(personNameOf({ name: 'Doe, Jane*', given: 'Jane*', family: 'Doe' })).toBe('Jane Doe');
    expect(personNameOf({ name: '山田花子' })).toBe('山田花子');
    expect(personNameOf({ name: '山田花子†' })).toBe('山田花子');
  });

  test.each(['Example Team', 'OpenThings', 'Kelp Collaboration', '示例大学', '', '???'])(
    'is nothing that %s has',
    (name) => {
      expect(personNameOf({ name })).toBeUndefined();
    },
  );
});

describe('slugs of authors', () => {
  test('are readable for Latin names, and have a digest for others', () => {
    expect(authorSlugOf(nameKeyOf('Jane Q. Doé'))).toBe('jane-q-doe');
    expect(authorSlugOf(nameKeyOf('山田花子'))).toMatch(/^author--[0-9a-f]{12}$/u);
    expect(authorSlugOf(nameKeyOf('Jane 山田'))).toMatch(/^jane--[0-9a-f]{12}$/u);
    expect(authorSlugOf('con')).toMatch(/^con--/u);
  });

  test('are file names, and differ where keys do', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(nameArbitrary, fc.string()).map(nameKeyOf)), (keys) => {
        const slugs = keys.map(authorSlugOf);
        expect(new Set(slugs).size).toBe(keys.length);
        for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9-]{1,96}$/u);
      }),
    );
  });
});

describe('authors', () => {
  test('are the names on at least two papers, however they are spelled, under their most frequent spelling', () => {
    const authors = authorsOf([
      paper(by('Jane Doe', 'Solo Once')),
      paper(by('JANE DOE')),
      paper(by('Doe, Jane')),
      paper(by('J. Doe')),
    ]);
    expect(authors.all.map(({ name, slug, papers }) => [name, slug, papers.length])).toEqual([
      ['Jane Doe', 'jane-doe', 3],
    ]);
    expect(authors.of({ name: 'jane doe' })?.slug).toBe('jane-doe');
    expect(authors.of({ name: 'J. Doe' })).toBeUndefined();
    expect(authors.get('jane-doe')).toBe(authors.of({ name: 'Doe, Jane' }));
  });

  test('may be asked for from another number of papers on', () => {
    expect(authorsOf([paper(by('Jane Doe'))], 1).all).toHaveLength(1);
    expect(authorsOf([paper(by('Jane Doe')), paper(by('Jane Doe'))], 3).all).toEqual([]);
  });

  test('count namesakes on one paper once', () => {
    expect(authorsOf([paper(by('Jane Doe', 'Jane Doe'))]).all).toEqual([]);
  });

  test('have their papers newest first, by year, undated ones last', () => {
    const { all } = authorsOf([
      paper({ ...by('Jane Doe'), title: 'None' }),
      paper({ ...by('Jane Doe'), title: 'Old', published: '2019-05-01', listed: '2026-03-04' }),
      paper({ ...by('Jane Doe'), title: 'New', listed: '2026-03-02' }),
    ]);
    const [jane] = all;
    expect(titles(jane?.papers ?? [])).toEqual(['New', 'Old', 'None']);
    expect([...papersByYear((jane?.papers ?? []).map((each) => ({ paper: each }))).keys()]).toEqual([
      '2026',
      '2019',
      'undated',
    ]);
  });

  test('are looked up by family name', () => {
    const names = ['Ørsted Zed', 'Zoe Ärmel', 'Ada van der Berg', 'Иван Петров', 'Bo Abel'];
    const { byLetter } = authorsOf([paper(by(...names)), paper(by(...names))]);
    expect([...byLetter].map(([letter, own]) => [letter, own.map(({ name }) => name)])).toEqual([
      ['A', ['Bo Abel', 'Zoe Ärmel']],
      ['B', ['Ada van der Berg']],
      ['Z', ['Ørsted Zed']],
      ['Other', ['Иван Петров']],
    ]);
  });

  test('do not depend on the order in which papers come', () => {
    const papers = ['Jane Doé', 'Jane Doe', 'JANE DOE', 'Bo Abel', 'Bo Ábel'].map((name, i) =>
      paper({ ...by(name, 'Cy Day'), listed: `2026-03-0${(i % 2) + 1}` }),
    );
    const shown = (given: typeof papers) =>
      JSON.stringify(authorsOf(given).all.map(({ name, papers: own }) => [name, own.map(({ id }) => id)]));
    fc.assert(
      fc.property(fc.shuffledSubarray(papers, { minLength: papers.length }), (shuffled) => {
        expect(shown(shuffled)).toBe(shown(papers));
      }),
    );
  });
});

describe('co-authors', () => {
  test('stand by how many papers they share, and only those with enough papers of their own have a page', () => {
    const authors = authorsOf([paper(by('Jane Doe', 'Bo Abel', 'Cy Day')), paper(by('Jane Doe', 'Bo Abel'))]);
    const jane = authors.of({ name: 'Jane Doe' });
    expect(jane && coauthorsOf(jane, authors)).toMatchObject([
      { name: 'Bo Abel', paperCount: 2, slug: 'bo-abel' },
      { name: 'Cy Day', paperCount: 1 },
    ]);
  });

  test(`leave papers out that have more than ${MAX_AUTHORS_PER_PAPER} authors`, () => {
    const letters = Array.from({ length: 3300 }, (_, i) => {
      const word = [...String(i)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
      return `Member ${word}`;
    });
    const authors = authorsOf([
      paper(by('Jane Doe', ...letters)),
      paper(by('Jane Doe', 'Bo Abel')),
      paper(by(...letters)),
    ]);
    expect(authors.all.length).toBe(letters.length + 1);
    const jane = authors.of({ name: 'Jane Doe' });
    expect(jane && coauthorsOf(jane, authors).map(({ name }) => name)).toEqual(['Bo Abel']);
  });

  test('on most papers of a subject are its most active ones', () => {
    const papers = [paper(by('Jane Doe', 'Bo Abel')), paper(by('Bo Abel')), paper(by('Jane Doe'))];
    const authors = authorsOf([...papers, paper(by('Bo Abel'))]);
    expect(
      mostActive([...papers.slice(0, 2), paper(by('Cy Day'))], authors).map(({ name, paperCount }) => [
        name,
        paperCount,
      ]),
    ).toEqual([
      ['Bo Abel', 2],
      ['Jane Doe', 1],
    ]);
  });
});
