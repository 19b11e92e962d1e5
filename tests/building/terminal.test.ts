import { describe, expect, test } from 'vitest';
import type { BuildReport } from '../../src/building/build-site.ts';
import { reportLines } from '../../src/building/terminal.ts';

const report: BuildReport = {
  papers: 20_000,
  pages: 20_100,
  files: 30,
  bytes: 4000,
  kinds: [
    { kind: 'pages of papers', files: 20, bytes: 3000 },
    ...['a', 'b', 'c', 'd', 'e', 'f'].map((kind) => ({ kind, files: 1, bytes: 100 })),
  ],
  largest: undefined,
  problems: 0,
  targets: { made: 1, kept: 0, removed: 0 },
  seconds: { pages: 60, search: 12.34, cards: 5 },
  shards: { built: 1, reused: 2 },
  isAddressed: true,
  formulas: { formulas: 0, broken: [] },
  unknownPins: [],
  topicsFile: 'content/topics.yaml',
};

describe('the report of a build', () => {
  test('has the numbers of shards that were built and reused', () => {
    expect(reportLines(report, 'dist').join('\n')).toContain(
      'search index 12.3 s (3 shards: 1 built, 2 reused)',
    );
    expect(reportLines({ ...report, shards: { built: 1, reused: 0 } }, 'dist').join('\n')).toContain(
      '(1 shard: 1 built, 0 reused)',
    );
  });

  test('has the files of each kind, those with the most files by name', () => {
    expect(reportLines(report, 'dist').join('\n')).toContain(
      'files by kind (0.0 a paper): pages of papers 20 (3.0 kB), a 1 (100 bytes), b 1 (100 bytes), c 1 (100 bytes), d 1 (100 bytes), others 2',
    );
  });

  test('names every pinned topic that does not exist, and how to keep a renamed one', () => {
    const pin = (file: string, slug: string) => ({ file, line: 5, column: 5, slug });
    const unknownPins = [{ ...pin('papers/a.md', 'moor'), meant: 'moors' }, pin('papers/b.md', 'bogs')];
    const printed = reportLines({ ...report, unknownPins }, 'dist').join('\n');
    expect(printed).toContain('warning: 2 papers name topics that content/topics.yaml does not have');
    expect(printed).toContain('  papers/a.md:5:5: moor, did you mean moors?\n  papers/b.md:5:5: bogs\n');
    expect(printed).toContain('was: [moor]');
    const long = reportLines({ ...report, unknownPins: [pin('papers/c.md', 'bog'.repeat(2000))] }, 'dist');
    expect(long.every((line) => line.length < 300)).toBe(true);
    const many = Array.from({ length: 60 }, (_, at) => pin(`papers/${at}.md`, 'bogs'));
    expect(reportLines({ ...report, unknownPins: many }, 'dist').join('\n')).toContain('… and 10 more');
  });
});
