import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fittedScript } from '../../../src/for-you/build/fitted-script.ts';
import { type DayFile, RECEIVER, readDay } from '../../../src/for-you/day-file.ts';
import { dayPaper } from '../papers.ts';

/** Words that a compressor does not shorten much. */
const wordsAt = (at: number, count: number) =>
  Array.from({ length: count }, (_, word) => ((at * 977 + word * 7919) ** 2 % 1e9).toString(36)).join(' ');
const dayWith = (papers: number, words: number): DayFile => ({
  day: '2026-03-02',
  topicLabels: {},
  papers: Array.from({ length: papers }, (_, at) =>
    dayPaper({ id: `p${at}`, title: wordsAt(at, 8), upvotes: at, text: wordsAt(at, words) }),
  ),
});
const readIn = (script: string) => readDay(JSON.parse(script.slice(RECEIVER.length + 1, -2)));
const sizeOf = (script: string) => gzipSync(script).length;

test('the file of a day of usual size has everything', () => {
  const day = dayWith(20, 50);
  expect(readIn(fittedScript(day))).toEqual(day);
});

test('the file of a large day has fewer words of each paper, and all papers', () => {
  const script = fittedScript(dayWith(200, 80));
  expect(sizeOf(script)).toBeLessThanOrEqual(30_000);
  expect(readIn(script)?.papers).toHaveLength(200);
  expect(readIn(script)?.leftOut).toBeUndefined();
});

test('the file of a very large day leaves out the papers with the fewest upvotes, and says how many', () => {
  const script = fittedScript(dayWith(1500, 10));
  expect(sizeOf(script)).toBeLessThanOrEqual(30_000);
  const { papers = [], leftOut = 0 } = readIn(script) ?? {};
  expect(papers.length).toBeGreaterThan(300);
  expect(papers.length + leftOut).toBe(1500);
  expect(papers.at(-1)?.id).toBe('p1499');
  expect(papers[0]?.id).toBe(`p${leftOut}`);
});
