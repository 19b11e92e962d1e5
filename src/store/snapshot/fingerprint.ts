import { statSync } from 'node:fs';

/** The state of a file by what its folder says of it. */
export interface FileStamp {
  /** Its size, times and inode in one word, which changes whenever the file is written or replaced. */
  readonly fingerprint: string;
  /** The later one of its two times, in milliseconds: that of its content and that of its name, rights and times. */
  readonly changed: number;
}

/** Some file systems store times in steps of two seconds, and a file server has a clock of its own. */
const MARGIN_MS = 3000;

/** The stamp of a file, or of the target of a link; `undefined` if it cannot be had. */
export function stampOf(path: string): FileStamp | undefined {
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (found === undefined) return undefined;
    const { size, mtimeNs, ctimeNs, ino } = found;
    return {
      fingerprint: `${size}-${mtimeNs}-${ctimeNs}-${ino}`,
      changed: Number((mtimeNs > ctimeNs ? mtimeNs : ctimeNs) / 1_000_000n),
    };
  } catch {
    return undefined;
  }
}

/**
 * Whether a file may have changed although its fingerprint is the recorded one: it was written within the same tick of the clock in which
 * it was recorded, or the clock has been set back since. Git calls such files racy:
 * https://git-scm.com/docs/racy-git
 * @param recorded a time in milliseconds before the file was read.
 */
export function isInDoubt({ changed }: FileStamp, recorded: number, now: number): boolean {
  return changed + MARGIN_MS >= recorded || recorded > now;
}
