/** Access to the tags of a reference: all their values in order, or the first that is not empty. */
export interface RisFields {
  readonly all: (...tags: readonly string[]) => string[];
  readonly first: (...tags: readonly string[]) => string;
}
