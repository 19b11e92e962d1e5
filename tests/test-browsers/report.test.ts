import { describe, expect, test } from 'vitest';
import { type Column, isGood, type Outcome, report } from '../../scripts/test-browsers/report.ts';

const CHECKS = [{ says: 'It opens' }, { says: 'It searches' }];
const column = (first: Outcome, second: Outcome): Column => ({
  title: 'Chromium 156',
  outcomes: new Map([
    ['It opens', first],
    ['It searches', second],
  ]),
});
const passed: Outcome = { kind: 'passed', seconds: 1.25 };
const failed: Outcome = { kind: 'failed', seconds: 2, message: 'It found nothing.', picture: '/tmp/it.png' };
const missing: Column = { title: 'webkit', outcomes: new Map(), notRun: 'There is no driver.' };

describe('the report', () => {
  test('is a table of checks and engines with times, and says why what failed', () => {
    expect(report(CHECKS, [column(passed, failed), missing]).split('\n')).toEqual([
      '               Chromium 156          webkit',
      'It opens              1.3 s         not run',
      'It searches          FAILED         not run',
      'In all                3.3 s         not run',
      '',
      'Chromium 156 failed: It searches',
      '  It found nothing.',
      '  /tmp/it.png',
      '',
      'webkit did not run: There is no driver.',
    ]);
  });

  test('names what an engine cannot do, and what a site does not have', () => {
    const outcomes = column(
      { kind: 'cannot', seconds: 1, message: 'It has no workers.' },
      { kind: 'not applicable', seconds: 1, message: 'There is no formula.' },
    );
    const lines = report(CHECKS, [outcomes]).split('\n');
    expect(lines[1]).toMatch(/cannot$/u);
    expect(lines).toContain('Chromium 156 cannot do this: It opens');
    expect(lines).toContain('Chromium 156 had nothing to check: It searches');
    expect(isGood([outcomes], false)).toBe(true);
  });
});

describe('a run is good', () => {
  test('if nothing failed', () => {
    expect(isGood([column(passed, passed)], false)).toBe(true);
    expect(isGood([column(passed, failed)], true)).toBe(false);
  });

  test('if no engine is missing, unless that is allowed', () => {
    expect(isGood([column(passed, passed), missing], false)).toBe(false);
    expect(isGood([column(passed, passed), missing], true)).toBe(true);
  });
});
