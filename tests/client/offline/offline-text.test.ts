import { describe, expect, test } from 'vitest';
import { monthChoices, readyText, sizeText, spansOf } from '../../../src/client/offline/offline-text.ts';
import { packOf } from '../../offline/packs/packs.ts';

const WORDING = { language: 'en-GB', dates: 'long' };
const IN_DAYS = { language: 'en-GB', dates: 'iso' };
const march = packOf('pages', ['2026-03-02', '2026-03-31'], { papers: 463 });

describe('what is ready offline', () => {
  test('is said with its days, its papers and whether search works', () => {
    expect(readyText([], WORDING)).toBe('Nothing is downloaded yet.');
    expect(readyText([march], IN_DAYS)).toBe(
      'Ready offline: 2026-03-02 – 2026-03-31, 463 papers, without search.',
    );
    const search = packOf('search');
    expect(readyText([march, search], WORDING)).toMatch(
      /^Ready offline: 2.{1,3}31 March 2026, 463 papers, search included\.$/u,
    );
    expect(readyText([packOf('pages', ['2026-03-02', '2026-03-02'], { papers: 1 })], WORDING)).toContain(
      ': 2 March 2026, 1 paper,',
    );
  });

  test('has one span of days for months that follow each other', () => {
    const february = packOf('pages', ['2026-02-02', '2026-02-27']);
    const november = packOf('pages', ['2025-11-03', '2025-11-28']);
    const december = packOf('pages', ['2025-12-01', '2025-12-24']);
    expect(spansOf([march, february])).toEqual([['2026-02-02', '2026-03-31']]);
    expect(spansOf([march, december, november])).toEqual([
      ['2025-11-03', '2025-12-24'],
      ['2026-03-02', '2026-03-31'],
    ]);
  });
});

test('months are offered with their papers and bytes', () => {
  const more = packOf('pages', ['2026-03-31', '2026-03-31'], { papers: 7, bytes: 500 });
  expect(monthChoices([more, march])).toEqual([{ month: '2026-03', papers: 470, bytes: 1500 }]);
});

test('sizes are said in the unit that suits them', () => {
  expect([1234, 5_678_901, 2_300_000_000].map((bytes) => sizeText(bytes, WORDING))).toEqual([
    '1 kB',
    '5.7 MB',
    '2.3 GB',
  ]);
});
