import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourceNamed } from '../../src/publishing/daily-sources.ts';
import { writeIssue } from '../../src/publishing/issue.ts';
import { judge } from '../../src/publishing/judge.ts';
import { createMessages } from '../../src/publishing/messages.ts';
import { absenceOn, type Census } from '../../src/publishing/status.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { temporaryFolder } from '../ingest/command.ts';

const census = (papers: number, more: Partial<Census> = {}): Census => ({
  ...{ papers, hidden: 0, removed: 0, merged: 0, folders: { 'papers/2026/03': papers } },
  ...more,
});
const count = (papers: number, more: Partial<Census> = {}) => ({
  census: census(papers, more),
  unreadable: [],
});

describe('the comparison with the site that was published last', () => {
  test.each([
    ['the same', 100, count(100), { verdict: 'publish', missing: 0 }],
    ['more', 100, count(177), { verdict: 'publish', missing: 0 }],
    ['one less', 5, count(4), { verdict: 'publish', missing: 1 }],
    ['one of a hundred less', 2000, count(1980), { verdict: 'publish', missing: 20 }],
    ['some that a person hid', 100, count(70, { hidden: 30 }), { verdict: 'publish', missing: 0 }],
    [
      'some that a person removed',
      100,
      count(70, { removed: 29, merged: 1 }),
      { verdict: 'publish', missing: 0 },
    ],
    ['the last one', 1, count(0), { verdict: 'refuse' }],
    ['all hidden', 9, count(0, { hidden: 9 }), { verdict: 'refuse' }],
    ['two of a hundred', 100, count(98), { verdict: 'refuse' }],
    ['none, as before', 0, count(0), { verdict: 'first' }],
  ] as const)('knows a site that lost: %s', (_, before, now, expected) => {
    expect(judge(census(before), now)).toMatchObject(expected);
  });

  test('knows the first site', () => {
    expect([judge(undefined, count(0)), judge(undefined, count(3))]).toMatchObject([
      { verdict: 'first' },
      { verdict: 'publish' },
    ]);
  });

  test('names what is missing, and files that cannot be read', () => {
    const unreadable = Array.from(
      { length: 8 },
      (_, at) => new StoreError(`papers/${at}.md`, { line: 1, col: 1 }, 'It is no paper.', ''),
    );
    expect(judge(census(10), { census: census(2), unreadable })).toEqual({
      verdict: 'refuse',
      reason:
        'The site would have 2 papers; the site that was published last has 10. 8 are missing without a reason.',
      details: [
        'papers/2026/03 had 10 papers and has 2',
        ...Array.from({ length: 5 }, (_, at) => `papers/${at}.md:1:1: It is no paper.`),
        '… and 3 more files that cannot be read',
      ],
    });
  });
});

test('an absence counts each day once', () => {
  const first = absenceOn('2026-03-04', undefined, 'a');
  expect(absenceOn('2026-03-04', first, 'b')).toEqual({
    since: '2026-03-04',
    last: '2026-03-04',
    days: 1,
    reason: 'b',
  });
  expect(absenceOn('2026-03-06', first, 'c')).toEqual({
    since: '2026-03-04',
    last: '2026-03-06',
    days: 2,
    reason: 'c',
  });
});

test('an issue has one title while the same sources are away, and is gone when they answer', async () => {
  const path = join(await temporaryFolder(), 'issue.md');
  const away = (days: number) => ({
    hf: { since: '2026-03-04', last: '2026-03-06', days, reason: 'status 500.' },
  });
  const titles: string[] = [];
  for (const days of [3, 4]) {
    await writeIssue(path, away(days));
    const text = await readFile(path, 'utf8');
    titles.push(text.split('\n')[0] ?? '');
    expect(text).toContain(`- **hf** has failed on ${days} days in a row, since 2026-03-04: status 500.`);
  }
  expect(titles).toEqual(Array(2).fill('Daily job: no papers from hf'));
  await writeIssue(path, away(2));
  await expect(readFile(path)).rejects.toThrow('ENOENT');
});

test('messages are annotations on GitHub, in one line each', () => {
  const lines: string[] = [];
  const messages = createMessages((line) => lines.push(line), true);
  messages.warn('100 %\nof it');
  messages.fail('Gone.', 'Look.');
  expect(lines).toEqual(['::warning::100 %25%0Aof it', '::error::Gone.', 'hint: Look.']);
  expect(messages.warnings()).toBe(1);
});

test('sources are named on the command line', () => {
  expect(['hf', 'announcements:cs.CL, cs.LG', 'oai:cs:cs:CL'].map(sourceNamed)).toEqual([
    { from: 'hf' },
    { from: 'announcements', categories: ['cs.CL', 'cs.LG'] },
    { from: 'oai', set: 'cs:cs:CL' },
  ]);
  for (const text of ['', 'usenet', 'arxiv', 'arxiv:Nonsense!', 'hf:cs.CL'])
    expect(() => sourceNamed(text)).toThrow('is not a source');
});
