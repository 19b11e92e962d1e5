import { describe, expect, test } from 'vitest';
import type { BuildReport } from '../../src/building/site.ts';
import { reportLines } from '../../src/building/terminal.ts';

const report: BuildReport = {
  papers: 20_000,
  pages: 20_100,
  files: 30,
  bytes: 4000,
  problems: 0,
  seconds: { pages: 60, search: 12.34, cards: 5 },
  shards: { built: 1, reused: 2 },
  isAddressed: true,
  formulas: { formulas: 0, broken: [] },
};

describe('the report of a build', () => {
  test('says how many shards of the index were built, and how many were at hand', () => {
    expect(reportLines(report, 'dist').join('\n')).toContain(
      'search index 12.3 s (3 shards: 1 built, 2 reused)',
    );
    expect(reportLines({ ...report, shards: { built: 1, reused: 0 } }, 'dist').join('\n')).toContain(
      '(1 shard: 1 built, 0 reused)',
    );
  });
});
