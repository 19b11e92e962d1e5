import type { Author } from '../author.ts';
import { byCodeUnits, stableJson } from './merge-strategies.ts';
import { namesInFull, sameAuthors } from './same-people.ts';

type Names = readonly Author[];

/** The longer list of authors, else the one with more full names, more accents or more fields, else the first as text. */
export function fullerNames<T extends Names>(a: T | undefined, b: T | undefined): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return (byNames(a, b) || byCodeUnits(stableJson(a), stableJson(b))) <= 0 ? a : b;
}

/** The first list, unless the second names the same people with more full names. */
export function trustedNames<T extends Names>(a: T | undefined, b: T | undefined): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const isFuller = a.length === b.length && namesInFull(b) > namesInFull(a);
  return isFuller && sameAuthors(a, b) === true ? b : a;
}

function byNames(a: Names, b: Names): number {
  return (
    b.length - a.length || namesInFull(b) - namesInFull(a) || accents(b) - accents(a) || parts(b) - parts(a)
  );
}

/** Letters beyond ASCII, which a source may have lost. */
function accents(authors: Names): number {
  return authors.reduce((sum, { name }) => sum + (name.match(/[^\p{ASCII}\p{P}\p{Z}]/gu)?.length ?? 0), 0);
}

/** The number of fields that the authors have: parts of names, identifiers, affiliations. */
function parts(authors: Names): number {
  return authors.reduce((sum, author) => sum + Object.keys(author).length, 0);
}
