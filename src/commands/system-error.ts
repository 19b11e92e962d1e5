import { lookUp } from '../tables/lookup.ts';

/** What an error of the system means, and what a person can do. */
interface Explanation {
  readonly reason: string;
  readonly hint: string;
}

const AGAIN = 'Nothing that was there is lost.';
/** By the names of https://man7.org/linux/man-pages/man3/errno.3.html */
const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ENOSPC: { reason: 'A disk is full', hint: `Free some space, and run the command again. ${AGAIN}` },
  EDQUOT: { reason: 'Your quota of a disk is used up', hint: `Free some space, and run it again. ${AGAIN}` },
  EROFS: {
    reason: 'A disk or folder is read-only',
    hint: 'Mount it for writing, or name another folder, and run the command again.',
  },
  EACCES: {
    reason: 'There is no permission for a file or folder',
    hint: 'Change its owner or its permissions, and run the command again.',
  },
  EPERM: {
    reason: 'The system does not permit to change a file or folder',
    hint: 'Find out why it is protected (lsattr -d on Linux), and run the command again.',
  },
  ENOTDIR: {
    reason: 'A file is in the place of a folder',
    hint: 'Give it another name or remove it, and run the command again.',
  },
  EMFILE: {
    reason: 'Too many files are open at once',
    hint: 'Allow more, `ulimit -n 1024`, and run the command again.',
  },
  ENFILE: {
    reason: 'Too many files are open on this machine',
    hint: 'End other programs, and run the command again.',
  },
};
/** What SQLite says in place of these codes; see https://www.sqlite.org/rescode.html. */
const SQLITE: Readonly<Record<string, string>> = {
  'database or disk is full': 'ENOSPC',
  'attempt to write a readonly database': 'EROFS',
};
const CODE = new RegExp(`\\b(?:${Object.keys(EXPLANATIONS).join('|')})\\b`, 'u');

/**
 * Explains an error of the system that stops a command, as a message with a hint; `undefined` for any other error. Errors of other
 * processes are text, so the code may be in the message.
 */
export function explainSystemError(error: unknown): { message: string; hint: string } | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const { message } = error;
  const said = Object.keys(SQLITE).find((text) => message.includes(text)) ?? '';
  const found =
    lookUp(EXPLANATIONS, code) ?? lookUp(EXPLANATIONS, CODE.exec(message)?.[0] ?? lookUp(SQLITE, said) ?? '');
  return found === undefined ? undefined : { message: `${found.reason}: ${message}`, hint: found.hint };
}
