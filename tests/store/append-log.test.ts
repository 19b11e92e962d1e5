import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { appendToLog, openLog, readLog } from '../../src/store/append-log.ts';

function logPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'inner/log.jsonl');
}

test('a log gives back its lines, and none if there is no file', () => {
  const path = logPath();
  expect(readLog(path)).toEqual([]);
  appendToLog(path, ['one', 'two']);
  const log = openLog(path);
  log.append('three – é');
  log.note('four');
  log.close();
  expect(readLog(path)).toEqual(['one', 'two', 'three – é', 'four']);
});

test('a line that was cut off at any byte does not count, and the next line replaces it', () => {
  const path = logPath();
  const line = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !/[\n\r]/u.test(text));
  fc.assert(
    fc.property(fc.array(line), line, fc.nat(), (lines, last, cut) => {
      rmSync(path, { force: true });
      appendToLog(path, lines);
      const bytes = Buffer.from(`${last}\n`);
      appendFileSync(path, bytes.subarray(0, cut % bytes.length));
      expect(readLog(path)).toEqual(lines);
      const log = openLog(path);
      log.append('next');
      log.close();
      expect(readLog(path)).toEqual([...lines, 'next']);
      expect(readFileSync(path, 'utf8').endsWith('next\n')).toBe(true);
    }),
    { numRuns: 50 },
  );
});
