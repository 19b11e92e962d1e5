import { describe, expect, test } from 'vitest';
import { detailsOf, type Row, reportOf, summaryOf, tableOf } from '../../scripts/bench-build/report.ts';

function row(name: string, seconds: number, processorSeconds: number, megabytes: number): Row {
  const changes = { written: 1234, removed: 5, bytes: 67_800_000, writtenIn: { papers: 1200, '.': 34 } };
  return { name, cost: { seconds, processorSeconds, megabytes }, changes };
}

const CLEAN = row('clean', 50, 80, 3000);
const DAY = row('a day', 1.5, 2, 600);
const TOTAL = row('Hugo + Pagefind', 40, 100, 2000);
const PEER = { rows: [row('Hugo', 30, 70, 2000), row('Pagefind', 10, 30, 900)], total: TOTAL };

describe('the table of builds', () => {
  test('has a line for each build, with ratios to Hugo and Pagefind', () => {
    const [head, ...lines] = tableOf({ own: [CLEAN, DAY], peer: PEER })
      .split('\n')
      .map((line) => line.trim().split(/ {2,}/u));
    expect(head?.slice(-3)).toEqual(['wall ratio', 'CPU ratio', 'MB ratio']);
    expect(lines).toEqual([
      ['clean', '50.0', '80.0', '3000', '1234', '5', '67.8', '1.3', '0.80', '1.5'],
      ['a day', '1.5', '2.0', '600', '1234', '5', '67.8', '0.037', '0.020', '0.30'],
      ['Hugo', '30.0', '70.0', '2000', '1234', '5', '67.8', '0.75', '0.70', '1.0'],
      ['Pagefind', '10.0', '30.0', '900', '1234', '5', '67.8', '0.25', '0.30', '0.45'],
      ['Hugo + Pagefind', '40.0', '100.0', '2000', '1234', '5', '67.8', '1.0', '1.0', '1.0'],
    ]);
  });

  test('has no ratios without Hugo, and a dash for what the system does not state', () => {
    const table = tableOf({ own: [row('clean', 50, Number.NaN, Number.NaN)] });
    expect(table).not.toContain('ratio');
    expect(table).toMatch(/clean +50\.0 +– +– +1234/u);
  });

  test('aligns its columns', () => {
    const lengths = tableOf({ own: [CLEAN, DAY], peer: PEER })
      .split('\n')
      .map((line) => line.length);
    expect(new Set(lengths).size).toBe(1);
  });

  test('has a summary for each line', () => {
    expect(summaryOf(DAY)).toBe('a day: 1.5 s, 2.0 s CPU, 600 MB; files written 1234, removed 5');
  });

  test('is followed by what was changed, and where', () => {
    const nothing = { ...DAY, changes: { written: 0, removed: 0, bytes: 0, writtenIn: {} } };
    expect(detailsOf({ own: [{ ...CLEAN, detail: 'Without caches.' }, nothing] }).split('\n')).toEqual([
      'clean: Without caches. Written: papers 1200, . 34.',
      'a day: Written: nothing.',
    ]);
  });

  test('is also written as data', () => {
    const report: unknown = JSON.parse(reportOf({ own: [DAY], peer: PEER }, { papers: 2000 }));
    expect(report).toMatchObject({
      papers: 2000,
      builds: [{ name: 'a day', ratios: { wall: 0.0375, processor: 0.02, memory: 0.3 } }],
      peer: { total: { name: 'Hugo + Pagefind' } },
    });
    expect(JSON.parse(reportOf({ own: [DAY] }, {}))).toMatchObject({ peer: null });
  });
});
