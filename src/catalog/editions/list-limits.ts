import type { PaperSummary } from '../paper/paper-summary.ts';
import type { Edition, EditionSize } from './editions.ts';
import { initialOf } from './sort-orders.ts';

// Most days have fewer papers. A compressed abstract takes half a kilobyte. With all abstracts, the page of a day with 77
// papers would be half as large again.
const MAX_ABSTRACTS = 40;
// Readers look through longer lists by titles only.
const MAX_PREVIEWS = 100;

/** Whether the page of an edition shows the beginning of the abstract of paper `number`, counted from 1. */
export function hasPreview(number: number): boolean {
  return number <= MAX_PREVIEWS;
}

/** Whether the page of an edition contains the whole abstract of paper `number`, counted from 1. */
export function hasAbstract(number: number): boolean {
  return number <= MAX_ABSTRACTS;
}

/** Whether an edition is so long that a list of its titles does not help to find a paper. */
export function isLong({ papers }: EditionSize): boolean {
  return papers.length > MAX_PREVIEWS;
}

/** The papers under one letter, and the number of the first of them in the edition, counted from 1. */
export interface LetterGroup<P> {
  readonly start: number;
  readonly papers: readonly P[];
}

/** The papers of a long undated edition by the first letters of their titles; `undefined` for any other edition. */
export function groupByLetter<P extends { readonly paper: PaperSummary }>(
  edition: Edition<P>,
): Map<string, LetterGroup<P>> | undefined {
  if (edition.day !== 'undated' || !isLong(edition)) return undefined;
  let start = 1;
  const groups = new Map<string, LetterGroup<P>>();
  for (const [letter, papers] of Map.groupBy(edition.papers, ({ paper }) => initialOf(paper))) {
    groups.set(letter, { start, papers });
    start += papers.length;
  }
  return groups;
}

/** The id of a letter's heading. */
export function letterAnchor(letter: string): string {
  return `letter-${letter === '0–9' ? 'digit' : letter.toLowerCase()}`;
}
