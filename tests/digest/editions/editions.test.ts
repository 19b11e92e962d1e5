import { appendFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { dueEditions } from '../../../src/digest/editions/due-editions.ts';
import {
  appendEditions,
  readEditionRecord,
  recordFile,
} from '../../../src/digest/editions/edition-record.ts';
import { digestEditions } from '../../../src/digest/editions/editions.ts';
import { editionKeyOf, frequencyOf, isWeek, lastDayOf } from '../../../src/digest/editions/frequency.ts';
import { paperOf, temporaryFolder } from '../content.ts';

const start = { start: '2026-03-04', papers: ['a', 'b'] };
const edition = { edition: '2026-03-04', published: '2026-03-05T06:00:00Z', papers: ['c', 'gone'] };

describe('the record of editions', () => {
  test('is read as it was written, and a line that was cut off does not count', async () => {
    const folder = await temporaryFolder();
    expect(readEditionRecord(folder, 'day')).toBeUndefined();
    appendEditions(folder, 'day', start, [edition]);
    const record = { start: '2026-03-04', earlier: ['a', 'b'], editions: [edition] };
    expect(readEditionRecord(folder, 'day')).toEqual(record);
    await appendFile(recordFile(folder, 'day'), '{"edition":"2026-03-05","publ');
    expect(readEditionRecord(folder, 'day')).toEqual(record);
    expect(readEditionRecord(folder, 'week')).toBeUndefined();
  });

  test('names the line that cannot be read', async () => {
    const folder = await temporaryFolder();
    appendEditions(folder, 'week', { ...start, start: '2026-W10' }, []);
    await appendFile(recordFile(folder, 'week'), '<<<<<<< ours\n');
    expect(() => readEditionRecord(folder, 'week')).toThrow(/weeks\.jsonl:2:1: .* cannot be read/u);
  });
});

describe('editions of the digest', () => {
  const papers = [
    paperOf('a', '2026-03-01'),
    paperOf('b', '2026-03-02'),
    paperOf('c', '2026-03-04'),
    paperOf('new', '2026-03-06'),
  ];

  test('are the days of papers, as long as there is no record', () => {
    expect(digestEditions('day', papers, undefined).map(({ key, published }) => [key, published])).toEqual([
      ['2026-03-01', '2026-03-01T00:00:00Z'],
      ['2026-03-02', '2026-03-02T00:00:00Z'],
      ['2026-03-04', '2026-03-04T00:00:00Z'],
      ['2026-03-06', '2026-03-06T00:00:00Z'],
    ]);
    // The last week may still get papers.
    expect(digestEditions('week', papers, undefined).map(({ key }) => key)).toEqual(['2026-W09']);
  });

  test('are those of the record from its start on, without papers that are gone and those that wait', () => {
    const record = { start: '2026-03-04', earlier: ['a', 'b'], editions: [edition] };
    expect(
      digestEditions('day', papers, record).map(({ key, papers: own }) => [key, ...own.map(({ id }) => id)]),
    ).toEqual([
      ['2026-03-01', 'a'],
      ['2026-03-02', 'b'],
      ['2026-03-04', 'c'],
    ]);
  });

  test('are due from the first one that was begun, for five days', () => {
    const editions = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'].map((key) => ({
      key,
      frequency: 'day' as const,
      published: `${key}T06:00:00Z`,
      papers: [],
    }));
    const due = (begun: readonly string[], finished: readonly string[], now = '2026-03-05') =>
      dueEditions(
        editions,
        { begun: new Set(begun), finished: new Set(finished) },
        new Date(`${now}T12:00:00Z`),
      ).map(({ key }) => key);
    expect(due([], [])).toEqual(['2026-03-05']);
    expect(due(['2026-03-03', '2026-03-04'], ['2026-03-03'])).toEqual(['2026-03-04', '2026-03-05']);
    expect(due(['2026-03-03'], [], '2026-03-09')).toEqual(['2026-03-05']);
  });
});

test('keys of editions tell days from weeks, at the ends of years too', () => {
  expect(editionKeyOf('week', '2026-01-01')).toBe('2026-W01');
  expect(lastDayOf('2026-W53')).toBe('2027-01-03');
  expect(lastDayOf('2026-03-04')).toBe('2026-03-04');
  expect([frequencyOf('2026-W10'), frequencyOf('2026-03-04')]).toEqual(['week', 'day']);
  expect(['2026-W10', '2026-W53', '2025-W53', '2026-W00', '2026-10', 'W10'].map(isWeek)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
