import { expect, test } from 'vitest';
import { statusWords } from '../../../src/client/for-you/status.ts';
import { dayPaper } from '../../for-you/papers.ts';

const list = {
  days: '2 March 2026',
  isOwnOrder: true,
  leftOut: 0,
  language: 'en',
  ranking: { papers: [{ paper: dayPaper({}), reasons: [] }], mutedCount: 3, readCount: 1 },
};

test('the status says what is shown, in which order, and what is hidden', () => {
  expect(statusWords(list)).toBe(
    '1 paper of 2 March 2026, in your own order. 3 muted papers are hidden. 1 read paper is hidden.',
  );
  const ranking = { papers: [], mutedCount: 0, readCount: 0 };
  expect(statusWords({ ...list, ranking, isOwnOrder: false })).toBe(
    '0 papers of 2 March 2026, in their usual order.',
  );
  expect(statusWords({ ...list, ranking, leftOut: 12 })).toBe(
    '0 papers of 2 March 2026, in your own order. 12 more papers are only on the page of the day.',
  );
});
