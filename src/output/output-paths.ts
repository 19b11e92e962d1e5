import { basename, dirname, join } from 'node:path';

/** The paths that a build uses while it makes the next site of an output folder. */
export interface OutputPlace {
  /** The output folder. */
  readonly out: string;
  /** The folder with the files that are new. */
  readonly staging: string;
  /** The list of what is to be moved and deleted; only there if the staging folder is complete. */
  readonly journal: string;
  /** Stands in the place of the journal when a failed publication is taken back. */
  readonly undoing: string;
}

/** Names in the output folder that begin so belong to a build that is at work. */
export const INNER_PREFIX = '.broadsheet.';

const placeWith = (out: string, prefix: string): OutputPlace => ({
  out,
  staging: `${prefix}staging`,
  journal: `${prefix}journal`,
  undoing: `${prefix}undoing`,
});

/** The path of the hidden files beside an output folder, to which their names are added. */
export const outerPrefix = (out: string) => join(dirname(out), `.${basename(out)}.`);

/** The two places that a build may use: beside the output folder, or in it. */
export function possiblePlaces(out: string): readonly [beside: OutputPlace, inside: OutputPlace] {
  return [placeWith(out, outerPrefix(out)), placeWith(out, join(out, INNER_PREFIX))];
}
