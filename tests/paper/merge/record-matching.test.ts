import { describe, expect, test } from 'vitest';
import {
  canBeSamePaper,
  disagreements,
  distinctId,
  isSamePaperByDoi,
} from '../../../src/paper/merge/record-matching.ts';
import { isRecurringTitle } from '../../../src/paper/merge/recurring-titles.ts';
import type { Paper } from '../../../src/paper/schema.ts';

function paper(more: Partial<Paper> = {}): Paper {
  return { id: 'editorial', title: 'Editorial', sources: ['listing'], abstract: '', ...more };
}

const by = (...names: string[]): Partial<Paper> => ({ authors: names.map((name) => ({ name })) });

describe('two records that share a title', () => {
  test('can be one paper where they share an author, however the name is printed', () => {
    expect(canBeSamePaper(paper(by('Ada Example', 'Paul Erdős')), paper(by('P. Erdos')))).toBe(true);
  });

  test('cannot where both name their authors and share none', () => {
    expect(canBeSamePaper(paper(by('Ada Example')), paper(by('Bo Other')))).toBe(false);
  });

  test('can where one does not name its authors, unless their years are far apart', () => {
    const old = paper({ published: '1999-03-01' });
    expect(canBeSamePaper(paper(by('Ada Example')), old)).toBe(true);
    expect(canBeSamePaper(paper({ ...by('Ada Example'), published: '2000-01-01' }), old)).toBe(true);
    expect(canBeSamePaper(paper({ published: '2010-01-01' }), old)).toBe(false);
  });

  test('have ids that differ with their authors and stay the same otherwise', () => {
    const [ada, bo] = [paper(by('Ada Example')), paper(by('Bo Other'))].map(distinctId);
    expect(ada).not.toBe(bo);
    expect(distinctId(paper({ ...by('Ada Example'), upvotes: 3 }))).toBe(ada);
    expect(ada).toMatch(/^editorial-[0-9a-f]{12}$/);
  });
});

describe('two records with the same title and authors', () => {
  const work = (venue: string | undefined, publication: Paper['publication'] = {}, year?: number) =>
    paper({
      title: 'Gadgets of bounded weight',
      ...by('Lena Feld'),
      ...(venue !== undefined && { venue }),
      publication,
      ...(year !== undefined && { year }),
    });
  const either = (a: Paper, b: Paper) => {
    expect(canBeSamePaper(b, a)).toBe(canBeSamePaper(a, b));
    return canBeSamePaper(a, b);
  };

  test.each<[string, Paper, Paper]>([
    ['volume', work('J. Gadgets', { volume: '4' }), work('Journal of Gadgets', { volume: '8' })],
    [
      'issue',
      work('J. Gadgets', { volume: '4', issue: '1' }),
      work('J. Gadgets', { volume: '4', issue: '2' }),
    ],
    ['first page', work('J. Gadgets', { pages: '3-9' }), work('J. Gadgets', { pages: '41-49' })],
    ['number of the report', report('TR-7'), report('TR-8')],
    ['volume where no venue is named', work(undefined, { volume: '4' }), work(undefined, { volume: '8' })],
    ['year, with no place to confirm it', work('J. Gadgets', {}, 2001), work('J. Gadgets', {}, 2003)],
  ])('are two works where in one venue they have another %s', (_, a, b) => {
    expect(either(a, b)).toBe(false);
  });

  test.each<[string, Paper, Paper]>([
    [
      'only the year differs',
      work('J. Gadgets', { volume: '4' }, 2005),
      work('J. Gadgets', { volume: '4' }, 2006),
    ],
    [
      'one is the journal version of the other',
      work('Proc. 5th Gadget Conf.', { pages: '1-9' }, 2004),
      work('J. Gadgets', { volume: '27', pages: '100-130' }, 2009),
    ],
    [
      'one is the report before it',
      report('TR-7'),
      work('J. Gadgets', { type: 'article-journal', volume: '4' }),
    ],
    ['one of them knows more', work('J. Gadgets', {}, 2004), work('J. Gadgets', { volume: '4' }, 2004)],
  ])('are one where %s', (_, a, b) => {
    expect(either(a, b)).toBe(true);
  });

  test('are two works where more than six years lie between different venues', () => {
    const conference = work('Proc. Gadget Conf.', {}, 1998);
    expect(either(conference, work('J. Gadgets', {}, 2004))).toBe(true);
    expect(either(conference, work('J. Gadgets', {}, 2005))).toBe(false);
  });

  test('are two works in different venues where the title only says of what kind they are', () => {
    const [one, other] = ['J. Gadgets', 'Widgets Today'].map((venue) => ({
      ...work(venue),
      title: 'Preface',
    }));
    expect(one && other && either(one, other)).toBe(false);
  });

  function report(number: string): Paper {
    return work(undefined, { type: 'report', number, school: 'University of Gadgets' });
  }
});

describe('two records of one title that name nobody', () => {
  const column = (volume?: string, year?: number): Paper =>
    paper({
      venue: 'Bulletin of Gadgets',
      ...(volume !== undefined && { publication: { volume } }),
      ...(year !== undefined && { year }),
    });

  test('are one paper only where venue, place and year agree', () => {
    expect(canBeSamePaper(column('5', 1984), column('5', 1984))).toBe(true);
    expect(canBeSamePaper(column(undefined, 1984), column(undefined, 1984))).toBe(true);
    expect(canBeSamePaper(column('5', 1984), column('9', 1984))).toBe(false);
    expect(canBeSamePaper(column('5', 1984), column('5', 1985))).toBe(false);
    expect(canBeSamePaper(column('5', 1984), column(undefined, 1984))).toBe(false);
    expect(canBeSamePaper(column(undefined, 1984), column())).toBe(false);
    expect(canBeSamePaper(column('5', 1984), { ...column('5', 1984), venue: 'Widgets Today' })).toBe(false);
  });

  test('are as much in doubt where one of them is by nobody known', () => {
    const anonymous = { ...column('5', 1984), ...by('Anonymous') };
    expect(canBeSamePaper(anonymous, { ...column('5', 1984), ...by('Lena Feld') })).toBe(true);
    expect(canBeSamePaper(anonymous, { ...column('9', 1988), ...by('Anonymous') })).toBe(false);
  });

  test('have ids that differ with their year and their place', () => {
    const ids = [column('5', 1984), column('9', 1984), column('5', 1988), column()].map(distinctId);
    expect(new Set(ids).size).toBe(4);
    expect(distinctId(column('5', 1984))).toBe(ids[0]);
  });
});

describe('two records with one DOI', () => {
  const titled = (title: string, ...names: string[]): Paper =>
    paper({ title, doi: '10.1000/book', ...(names.length > 0 && by(...names)) });

  test('are one paper where they agree in the title or in an author', () => {
    const one = titled('Gadgets at work', 'Lena Feld');
    expect(isSamePaperByDoi(one, titled('Gadgets at Work'))).toBe(true);
    expect(isSamePaperByDoi(one, titled('Gadgets at work: a survey', 'Kim Holt'))).toBe(true);
    expect(isSamePaperByDoi(one, titled('On the use of gadgets', 'L. Feld', 'Kim Holt'))).toBe(true);
  });

  test('are two where they agree in neither, or stand on other pages of one book', () => {
    const one = titled('Gadgets at work', 'Lena Feld');
    expect(isSamePaperByDoi(one, titled('A history of levers', 'Kim Holt'))).toBe(false);
    expect(isSamePaperByDoi(one, titled('A history of levers'))).toBe(false);
    expect(isSamePaperByDoi(titled('First draft paper', 'A B'), titled('Second draft paper', 'C D'))).toBe(
      false,
    );
    const [page, other] = ['1-20', '21-40'].map((pages) => ({ venue: 'Book', publication: { pages } }));
    const chapter = { ...one, ...page };
    expect(isSamePaperByDoi(chapter, { ...titled('A history of levers', 'Lena Feld'), ...other })).toBe(
      false,
    );
  });
});

describe('titles that recur', () => {
  test.each([
    'Editorial',
    'PREFACE',
    "Editor's note",
    'Letters to the Editor',
    'Book Reviews',
    "Treasurer's Report",
  ])('say of what kind a text is: %s', (title) => {
    expect(isRecurringTitle(title)).toBe(true);
  });

  test.each(['Editorials in the age of gadgets', 'Index theory', 'Presidents and levers', 'Calendar queues'])(
    'are not those that say what it is about: %s',
    (title) => {
      expect(isRecurringTitle(title)).toBe(false);
    },
  );
});

describe('what sources disagree on', () => {
  test('is said of DOIs, titles and years, and of nothing that only one of them knows', () => {
    const one = paper({ doi: '10.1000/a', published: '2020-05-01' });
    const other = paper({ title: 'Another', doi: '10.1000/b', published: '2024-05-01' });
    expect(disagreements(one, other)).toHaveLength(3);
    expect(disagreements(one, paper({ published: '2021-01-01' }))).toEqual([]);
    const [talk, article] = ['Proc. Gadget Conf.', 'J. Gadgets'].map((venue) => paper({ venue }));
    expect(disagreements({ ...talk, ...paper(talk), year: 2004 }, { ...paper(article), year: 2008 })).toEqual(
      [],
    );
    const styled = paper({ title: 'Weeds in $\\mathbb{R}^n$' });
    expect(disagreements(styled, paper({ title: 'Weeds in R^n' }))).toEqual([]);
    const whole = paper({ title: 'T$^{2}$Weed: $\\ell_2$ Weeds $2.5\\times$ Faster' });
    expect(disagreements(whole, paper({ title: 'T^2Weed: ell_2 Weeds 2.5times Faster' }))).toEqual([]);
    expect(disagreements(whole, paper({ title: '$T^{2}$Weed: $\\ell_{2}$ Weeds 2.5times Faster' }))).toEqual(
      [],
    );
  });
});
