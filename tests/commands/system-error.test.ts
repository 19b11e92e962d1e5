import { expect, test } from 'vitest';
import { explainSystemError } from '../../src/commands/system-error.ts';

test.each([
  [
    Object.assign(new Error("EROFS: read-only file system, open 'a'"), { code: 'EROFS' }),
    'read-only',
    'Mount it',
  ],
  [
    Object.assign(new Error("ENOSPC: no space left on device, write 'a'"), { code: 'ENOSPC' }),
    'full',
    'Free some',
  ],
  [new Error("'a': database or disk is full"), 'full', 'Free some'],
  [new Error("'a': attempt to write a readonly database"), 'read-only', 'Mount it'],
  [new Error("A process failed: Error: EMFILE: too many open files, open 'a'"), 'open at once', 'ulimit -n'],
])('an error of the system says what happened, where, and what to do: %s', (error, reason, hint) => {
  const explained = explainSystemError(error);
  expect(explained?.message).toContain(reason);
  expect(explained?.message).toContain("'a'");
  expect(explained?.hint).toContain(hint);
});

test.each([
  new Error('The sky is ENOSPCIAL.'),
  Object.assign(new Error('no such file'), { code: 'ENOENT' }),
  'ENOSPC',
])('another error is not explained: %s', (error) => {
  expect(explainSystemError(error)).toBeUndefined();
});
