import { dirname } from 'node:path';
import { UsageError } from '../../commands/usage-error.ts';
import { outerPrefix } from './output-paths.ts';

/** An output folder that cannot be written. The former site is complete. */
export class OutputError extends UsageError {
  override readonly name = 'OutputError';
}

const REASONS: readonly (readonly [code: string, reason: string, hint: string])[] = [
  ['ENOSPC', 'the disk is full', 'Free some space, and build again.'],
  ['EDQUOT', 'your quota of the disk is used up', 'Free some space, and build again.'],
  ['EROFS', 'its disk is read-only', 'Choose another folder with --out, or mount the disk for writing.'],
  [
    'EACCES',
    'there is no permission to write there',
    'Choose another folder with --out, or change the permissions of this one.',
  ],
  [
    'EPERM',
    'the system does not permit to change it',
    'Choose another folder with --out, or find out why this one is protected: lsattr -d on Linux.',
  ],
];

/** These concern the disk, wherever they happen. */
const FULL = ['ENOSPC', 'EDQUOT'];

/**
 * An error of the file system that concerns an output folder as one that says what to do; other errors as they are. Processes that
 * render pages report errors as text, so the code may be in the message.
 */
export function outputError(error: unknown, out: string): unknown {
  if (error instanceof UsageError || !(error instanceof Error)) return error;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : '';
  const isOurs = path.startsWith(out) || path.startsWith(outerPrefix(out)) || path === dirname(out);
  const code = 'code' in error ? String(error.code) : /\b(?:ENOSPC|EDQUOT)(?=: )/u.exec(error.message)?.[0];
  const found = REASONS.find(([each]) => each === code && (isOurs || FULL.includes(each)));
  if (found === undefined) return error;
  const [, reason, hint] = found;
  const place = path === '' ? '' : ` (${path})`;
  return new OutputError(
    `The site could not be written to ${out}: ${reason}${place}. The former site is as it was.`,
    hint,
  );
}
