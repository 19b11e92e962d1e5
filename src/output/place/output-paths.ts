import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

/** The paths that a build uses while it makes the next site of an output folder. */
export interface OutputPlace {
  /** The output folder. */
  readonly out: string;
  /** The folder with the files that are new. No two builds have the same: a process of a killed one may still write into its own. */
  readonly staging: string;
  /** The list of what is to be moved and deleted; only there if the staging folder is complete. */
  readonly journal: string;
  /** Stands in the place of the journal when a failed publication is taken back. */
  readonly undoing: string;
}

/** Names in the output folder that begin so belong to a build that is at work. */
export const INNER_PREFIX = '.broadsheet.';

/** The path of the hidden files beside an output folder, to which their names are added. */
export const outerPrefix = (out: string) => join(dirname(out), `.${basename(out)}.`);

/** The beginning of the paths of all files of a build, in the two places that it may use: beside the output folder, or in it. */
export function possiblePrefixes(out: string): readonly [beside: string, inside: string] {
  return [outerPrefix(out), join(out, INNER_PREFIX)];
}

const STAGING = 'staging-';

/** The place with a prefix. @param staging the name of an existing staging folder; by default that of a new one. */
export function placeAt(
  out: string,
  prefix: string,
  staging = `${basename(prefix)}${STAGING}${randomBytes(4).toString('hex')}`,
): OutputPlace {
  return {
    out,
    staging: join(dirname(prefix), staging),
    journal: `${prefix}journal`,
    undoing: `${prefix}undoing`,
  };
}

/** Whether a name beside the files with a prefix is that of a staging folder. */
export function isStagingName(prefix: string, name: string): boolean {
  return name.startsWith(`${basename(prefix)}${STAGING}`);
}
