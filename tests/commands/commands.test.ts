import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { callersPath } from '../../src/commands/program.ts';
import { siteAddress } from '../../src/commands/site-address.ts';
import { countsLine } from '../../src/commands/test-counts.ts';
import { UsageError } from '../../src/commands/usage-error.ts';
import { wantedPort } from '../../src/serving/port.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a command', () => {
  test('resolves paths from the caller’s folder, not from the one in which npm runs', () => {
    vi.stubEnv('INIT_CWD', join('/', 'home', 'reader'));
    expect(callersPath('papers')).toBe(join('/', 'home', 'reader', 'papers'));
    expect(callersPath(join('/', 'srv'))).toBe(join('/', 'srv'));
  });

  test('takes a complete web address of a site, and ends it in a slash', () => {
    expect(siteAddress('https://example.org/base')).toBe('https://example.org/base/');
    expect(siteAddress(undefined)).toBeUndefined();
    expect(() => siteAddress('example.org')).toThrow(UsageError);
    expect(() => siteAddress('javascript:alert(1)')).toThrow(UsageError);
  });
});

describe('the port', () => {
  test('is the first free one from the default on if PORT is not set', () => {
    expect(wantedPort({})).toEqual({ port: 4321, anyPort: true });
    expect(wantedPort({ PORT: '' })).toEqual({ port: 4321, anyPort: true });
  });

  test('is exactly the one that PORT names', () => {
    expect(wantedPort({ PORT: '8080' })).toEqual({ port: 8080, anyPort: false });
  });

  test.each(['-1', '65536', '80a', '1.5'])('cannot be %s', (text) => {
    expect(() => wantedPort({ PORT: text })).toThrow(UsageError);
  });
});

describe('the line of counts', () => {
  test('has the numbers of passed and failed tests, and of skipped ones if there are any', () => {
    expect(countsLine({ numPassedTests: 12, numFailedTests: 0 }, 0)).toBe('12 passed, 0 failed');
    expect(countsLine({ numPassedTests: 1, numFailedTests: 2, numPendingTests: 3, numTodoTests: 1 }, 1)).toBe(
      '1 passed, 2 failed, 4 skipped',
    );
  });

  test('counts a failed run as a failure even if no test failed', () => {
    expect(countsLine({ numPassedTests: 12, numFailedTests: 0 }, 1)).toBe('12 passed, 1 failed');
    expect(countsLine({}, 1)).toBe('0 passed, 1 failed');
  });
});
