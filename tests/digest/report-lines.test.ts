import { expect, test } from 'vitest';
import { nothingNewLine } from '../../src/digest/report-lines.ts';

test('a run without a new edition says why', () => {
  expect(nothingNewLine(0, 0)).toContain('no papers yet: npm run ingest');
  expect(nothingNewLine(5, 0)).toContain('no papers are waiting');
  expect(nothingNewLine(5, 1)).toContain('one paper waits for the next day');
  expect(nothingNewLine(5, 2)).toContain('2 papers wait for the next day');
});
