import { describe, expect, test } from 'vitest';
import type { PaperText } from '../../scripts/bench-search/paper-texts.ts';
import { commonWords, frequencies, queriesOf, rarest, wordsOf } from '../../scripts/bench-search/queries.ts';

function paper(id: string, title: string, abstract: string, families: readonly string[]): PaperText {
  const isArxiv = /^\d{4}\./u.test(id);
  return { id, title, abstract, families, authors: families, isArxiv, topics: [], year: '2026' };
}

const PAPERS = [
  paper('2603.00001', 'Sorting Marbles by Weight', 'Marbles roll down a slope. Heavy marbles win.', [
    'Adeyemi',
  ]),
  paper('2603.00002', 'Sorting Feathers', 'Feathers and marbles fall alike where nothing hinders them.', [
    'Brandt',
  ]),
  paper('on-ink', 'On Ink', 'Ink.', []),
  paper('2603.00004', 'Sorting: feathers', 'The same title, another paper with feathers.', ['Castellano']),
];

const ofKind = (kind: string) => queriesOf(PAPERS, 10, 1).filter((query) => query.kind === kind);

describe('the queries', () => {
  test('look for each paper by its title, and take any that has the same', () => {
    expect(ofKind('a').map(({ text }) => text)).toEqual(PAPERS.map(({ title }) => title));
    expect(ofKind('a')[1]?.expected).toEqual(['2603.00002', '2603.00004']);
  });

  test('take the words of the abstract that the fewest abstracts have', () => {
    expect(ofKind('b')[0]?.text).toBe('roll down slope');
    expect(ofKind('b').map(({ expected }) => expected[0])).not.toContain('on-ink');
  });

  test('misspell a title in one place', () => {
    const titles = PAPERS.map(({ title }) => title);
    expect(ofKind('c')).toHaveLength(3);
    for (const { text } of ofKind('c')) expect(titles).not.toContain(text);
  });

  test('name an author and the rarest word of the title', () => {
    expect(ofKind('d').map(({ text }) => text)).toEqual([
      'Adeyemi marbles',
      'Brandt feathers',
      'Castellano feathers',
    ]);
  });

  test('name the ids of those papers that have one of arXiv', () => {
    expect(ofKind('e').map(({ text }) => text)).toEqual(['2603.00001', '2603.00002', '2603.00004']);
  });

  test('are the same with the same seed', () => {
    expect(queriesOf(PAPERS, 2, 5)).toEqual(queriesOf(PAPERS, 2, 5));
    expect(queriesOf(PAPERS, 2, 5)).not.toEqual(queriesOf(PAPERS, 2, 6));
  });
});

describe('the words of a text', () => {
  test('stand by themselves, have four letters, and count once', () => {
    expect(wordsOf('A “Marble” (marble) rolls; GPT-4o at $x+y$ not.')).toEqual(['marble', 'rolls']);
  });

  test('count for each text that has them, not for each time', () => {
    const frequency = frequencies(['marble marble', 'marble slope']);
    expect([frequency('marble'), frequency('slope'), frequency('feather')]).toEqual([2, 1, 0]);
    expect(rarest('marble slope', 1, frequency)).toBe('slope');
  });

  test('are common where many titles have them', () => {
    expect(commonWords(PAPERS, 2)).toEqual(['sorting', 'feathers']);
  });
});
